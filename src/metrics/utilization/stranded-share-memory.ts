import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const strandedShareMemory: Metric = {
  id: 'stranded-share-memory',
  group: 'utilization',
  name: { en: 'Stranded, memory', zh: '内存碎片化闲置比例' },
  meaning: {
    en: 'Share of the memory capacity of all hosts that no instance can use because the other resource of the host is used up.',
    zh: '全部主机内存容量中因同一主机的另一种资源耗尽而无法使用的部分。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'memory', 'stranded'),
};
