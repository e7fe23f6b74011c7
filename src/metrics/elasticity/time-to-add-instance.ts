import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const timeToAddInstance: Metric = {
  id: 'time-to-add-instance',
  group: 'elasticity',
  name: { en: 'Time to add an instance', zh: '增加一个实例的时间' },
  meaning: {
    en: 'Mean time from the decision to scale out until one more instance serves.',
    zh: '从决定扩容到新增一个实例开始服务的平均时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'time-to-add-instance', 'seconds'),
};
