import type { CandidateEvaluation, MaybeFigure } from '../../evaluation/evaluation.js';
import { exactFigure, isKnown, unknownBecause } from '../../evaluation/figure.js';
import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const headroomToLimit: Metric = {
  id: 'headroom-to-limit',
  group: 'elasticity',
  name: { en: 'Headroom to the platform limits', zh: '距平台上限的余量' },
  meaning: {
    en: 'Share of the tightest platform limit that is still free: cluster size, or instances on the fullest host.',
    zh: '集群规模与最满主机的实例数两项上限中较紧者尚未使用的比例。',
  },
  unit: 'share',
  better: 'higher',
  per: 'candidate',
  read: headroom,
};

function headroom(candidate: CandidateEvaluation): MaybeFigure {
  const { hosts, perHost } = candidate.placement;
  const fullest = Math.max(0, ...perHost.map(({ instances }) => instances));
  const used = [
    { amount: hosts, limit: factFigure(candidate, 'cluster-size-limit', 'count') },
    { amount: fullest, limit: factFigure(candidate, 'instances-per-host-limit', 'count') },
  ].flatMap(({ amount, limit }) => (isKnown(limit) && limit.value > 0 ? [amount / limit.value] : []));
  if (used.length === 0) return unknownBecause('not-modelled');
  return exactFigure(1 - Math.max(...used), 'hosts and instances over the platform limits');
}
