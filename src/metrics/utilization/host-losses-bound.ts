import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const hostLossesBound: Metric = {
  id: 'host-losses-bound',
  group: 'utilization',
  name: { en: 'Host losses that any placement could bear, at most', zh: '任何布局至多可容忍的主机失效数' },
  meaning: {
    en: 'Proved upper bound: no placement whatever finds room for every instance after the loss of more hosts.',
    zh: '已证明的上界：失去更多主机后，任何布局都无法容纳全部实例。',
  },
  unit: 'count',
  better: null,
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'host-losses-bound', 'count'),
};
