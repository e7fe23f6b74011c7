import { mappedMaybe } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

export const structuralFloor: Metric = {
  id: 'structural-floor',
  group: 'availability',
  name: { en: 'Availability with instant, perfect failover', zh: '理论可用性上限' },
  meaning: {
    en: 'Availability the same topology would have if every failover were instant and always succeeded: what redundancy alone can give.',
    zh: '假设一切切换瞬时完成且必然成功时，同一拓扑的可用性，即仅靠冗余所能达到的水平。',
  },
  unit: 'availability',
  better: 'higher',
  per: 'service',
  read: (service) => mappedMaybe(service.structuralFloor, (value) => 1 - value),
};
