import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { exactFigure, unknownBecause } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

const prefix = 'further-instances.';

/** How many more instances of each workload fit, if nothing else is added. */
export function furtherInstancesOf({ facts }: CandidateEvaluation): ReadonlyMap<string, number> {
  const found = facts.flatMap(({ id, value }) =>
    id.startsWith(prefix) && typeof value === 'number' ? [[id.slice(prefix.length), value] as const] : [],
  );
  return new Map(found);
}

export const furtherInstances: Metric = {
  id: 'further-instances',
  group: 'utilization',
  name: { en: 'Further instances that fit', zh: '还能增加的实例数' },
  meaning: {
    en: 'More instances of one workload that find room as things lie, reserve kept free: of the workload with the least room.',
    zh: '在现有布局上、保留故障切换余量时，单个负载还能增加的实例数；取余地最小的负载。',
  },
  unit: 'count',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => {
    const counts = [...furtherInstancesOf(candidate).values()];
    if (counts.length === 0) return unknownBecause('not-modelled');
    return exactFigure(Math.min(...counts), 'counted on the layout, nothing moved, failover reserve kept free');
  },
};
