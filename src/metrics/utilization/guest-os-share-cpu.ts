import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const guestOsShareCpu: Metric = {
  id: 'guest-os-share-cpu',
  group: 'utilization',
  name: { en: 'Guest systems, processor', zh: '处理器客户机系统占用比例' },
  meaning: {
    en: 'Share of the processor capacity of all hosts that guest operating systems take.',
    zh: '全部主机处理器容量中客户机操作系统占用的部分。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'cpu', 'guestOperatingSystems'),
};
