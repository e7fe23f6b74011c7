import { mapped, unknownBecause } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

export const timeWithoutRedundancy: Metric = {
  id: 'time-without-redundancy',
  group: 'availability',
  name: { en: 'Time without redundancy', zh: '无冗余运行时间' },
  meaning: {
    en: 'Hours in a year in which the service is up, but of something that is built with a spare (instances, storage, the entry point) no spare is left: one more loss takes it down.',
    zh: '服务一年中仍可用、但某个设有冗余的部分（实例、存储、入口）已无备份的小时数：再失效一次即中断。',
  },
  unit: 'hours-per-year',
  better: 'lower',
  per: 'service',
  read: ({ withoutRedundancy, singleFailures }, _, { hoursPerYear }) =>
    withoutRedundancy === undefined
      ? unknownBecause(singleFailures === undefined ? 'not-modelled' : 'no-spare')
      : mapped(withoutRedundancy, (share) => share * hoursPerYear),
};
