import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const guestOsShareMemory: Metric = {
  id: 'guest-os-share-memory',
  group: 'utilization',
  name: { en: 'Guest systems, memory', zh: '内存客户机系统占用比例' },
  meaning: {
    en: 'Share of the memory capacity of all hosts that guest operating systems take.',
    zh: '全部主机内存容量中客户机操作系统占用的部分。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'memory', 'guestOperatingSystems'),
};
