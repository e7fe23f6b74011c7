import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const usefulShareMemory: Metric = {
  id: 'useful-share-memory',
  group: 'utilization',
  name: { en: 'Useful share, memory', zh: '内存业务占用比例' },
  meaning: {
    en: 'Share of the memory capacity of all hosts that the instances of the workloads get themselves.',
    zh: '全部主机内存容量中业务实例自身获得的部分。',
  },
  unit: 'share',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'memory', 'useful'),
};
