import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const usefulShareCpu: Metric = {
  id: 'useful-share-cpu',
  group: 'utilization',
  name: { en: 'Useful share, processor', zh: '处理器业务占用比例' },
  meaning: {
    en: 'Share of the processor capacity of all hosts that the instances of the workloads get themselves.',
    zh: '全部主机处理器容量中业务实例自身获得的部分。',
  },
  unit: 'share',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'cpu', 'useful'),
};
