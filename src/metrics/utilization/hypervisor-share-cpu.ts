import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const hypervisorShareCpu: Metric = {
  id: 'hypervisor-share-cpu',
  group: 'utilization',
  name: { en: 'Hypervisor, processor', zh: '处理器虚拟化层占用比例' },
  meaning: {
    en: 'Share of the processor capacity of all hosts that the hypervisor and its overhead per VM take.',
    zh: '全部主机处理器容量中虚拟化层及每台虚拟机的附加开销所占部分。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'cpu', 'hypervisor'),
};
