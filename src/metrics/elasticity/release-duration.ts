import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const releaseDuration: Metric = {
  id: 'release-duration',
  group: 'elasticity',
  name: { en: 'Duration of a release', zh: '一次发布的时长' },
  meaning: {
    en: 'Time a new version takes to reach all instances of a workload.',
    zh: '新版本部署到工作负载全部实例所需的时间。',
  },
  unit: 'minutes',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'release-duration', 'minutes'),
};
