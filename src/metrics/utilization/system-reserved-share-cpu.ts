import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const systemReservedShareCpu: Metric = {
  id: 'system-reserved-share-cpu',
  group: 'utilization',
  name: { en: 'System reservation, processor', zh: '处理器系统预留比例' },
  meaning: {
    en: 'Share of the processor capacity of all hosts that is reserved for the operating system and the agents of cluster nodes.',
    zh: '全部主机处理器容量中为集群节点操作系统及其代理预留的部分。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'cpu', 'systemReserved'),
};
