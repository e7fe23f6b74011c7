import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const hypervisorShareMemory: Metric = {
  id: 'hypervisor-share-memory',
  group: 'utilization',
  name: { en: 'Hypervisor, memory', zh: '内存虚拟化层占用比例' },
  meaning: {
    en: 'Share of the memory capacity of all hosts that the hypervisor and its overhead per VM take.',
    zh: '全部主机内存容量中虚拟化层及每台虚拟机的附加开销所占部分。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'memory', 'hypervisor'),
};
