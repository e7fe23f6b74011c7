import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const failoverReserveShareMemory: Metric = {
  id: 'failover-reserve-share-memory',
  group: 'utilization',
  name: { en: 'Failover reserve, memory', zh: '内存故障切换余量比例' },
  meaning: {
    en: 'Share of the memory capacity of all hosts that is kept free for the instances of lost hosts.',
    zh: '全部主机内存容量中为失效主机上的实例预留的部分。',
  },
  unit: 'share',
  better: null,
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'memory', 'failoverReserve'),
};
