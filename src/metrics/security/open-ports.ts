import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const openPorts: Metric = {
  id: 'open-ports',
  group: 'security',
  name: { en: 'Listening ports', zh: '监听端口数' },
  meaning: {
    en: 'Ports that the roles of the candidate have to accept connections on, each counted once per role.',
    zh: '候选方案各角色须接受连接的端口数，按角色各计一次。',
  },
  unit: 'count',
  better: null,
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'open-ports', 'count'),
};
