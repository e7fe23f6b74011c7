import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const strandedShareCpu: Metric = {
  id: 'stranded-share-cpu',
  group: 'utilization',
  name: { en: 'Stranded, processor', zh: '处理器碎片化闲置比例' },
  meaning: {
    en: 'Share of the processor capacity of all hosts that no instance can use because the other resource of the host is used up.',
    zh: '全部主机处理器容量中因同一主机的另一种资源耗尽而无法使用的部分。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'cpu', 'stranded'),
};
