import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const failoverReserveShareCpu: Metric = {
  id: 'failover-reserve-share-cpu',
  group: 'utilization',
  name: { en: 'Failover reserve, processor', zh: '处理器故障切换余量比例' },
  meaning: {
    en: 'Share of the processor capacity of all hosts that is kept free for the instances of lost hosts.',
    zh: '全部主机处理器容量中为失效主机上的实例预留的部分。',
  },
  unit: 'share',
  better: null,
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'cpu', 'failoverReserve'),
};
