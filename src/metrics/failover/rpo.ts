import { isKnown } from '../../evaluation/figure.js';
import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const rpo: Metric = {
  id: 'rpo',
  group: 'failover',
  name: { en: 'Data loss at failover (RPO)', zh: '切换时的数据丢失（RPO）' },
  meaning: {
    en: 'Age of the newest data that survive a failover, where replication, backups or loss of data are modelled.',
    zh: '切换后可恢复的最新数据与失效时刻之间的时间差；仅在对复制、备份或数据丢失建模时给出。',
  },
  unit: 'hours',
  better: 'lower',
  per: 'service',
  read: (service, candidate) => {
    const own = factFigure(candidate, `rpo.${service.id}`, 'hours');
    return isKnown(own) ? own : factFigure(candidate, 'rpo', 'hours');
  },
};
