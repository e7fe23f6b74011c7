import { unknownBecause } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

export const lossesWithoutRoom: Metric = {
  id: 'losses-without-room',
  group: 'failover',
  name: { en: 'Losses of hosts without room for all', zh: '失效后容量不足的次数' },
  meaning: {
    en: 'Times in a year that a host or a rack is lost and, with those that are down already, too few are left for all instances; at any other loss they are taken to find room.',
    zh: '一年中某台主机或某个机架失效，且连同已停机者在内剩余主机不足以容纳全部实例的次数；其余情况下视为有容量可迁移。',
  },
  unit: 'per-year',
  better: 'lower',
  per: 'candidate',
  read: ({ lossesWithoutRoom: found }) => found ?? unknownBecause('not-modelled'),
};
