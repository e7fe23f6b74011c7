import type { Comparison, Finding, MetricCell, MetricRow, PairRecord } from '../../src/comparison/comparison.js';
import type {
  CandidateEvaluation,
  Evaluation,
  Figure,
  MaybeFigure,
  ServiceEvaluation,
} from '../../src/evaluation/evaluation.js';
import type { MetricUnit } from '../../src/metrics/metric.js';

const perYear = 8766 * 60;

/** A comparison record for the synthetic Evaluation, so that the report is tested without the comparison's own rules. */
export function exampleComparison(evaluation: Evaluation): Comparison {
  const rows = (
    unit: MetricUnit,
    metric: string,
    better: 'higher' | 'lower' | null,
    read: (c: CandidateEvaluation) => MaybeFigure,
    service: string | null = null,
  ) => rowOf(evaluation, { metric, service, unit, better }, read);
  const perService = (
    unit: MetricUnit,
    metric: string,
    better: 'higher' | 'lower',
    read: (s: ServiceEvaluation) => MaybeFigure,
  ) =>
    ['shop', 'backoffice'].map((id) =>
      rows(unit, metric, better, (c) => read(c.services.find((s) => s.id === id)!), id),
    );
  return {
    baseline: evaluation.scenario.baseline,
    candidates: evaluation.candidates.map((c) => c.id),
    groups: [
      {
        group: 'availability',
        rows: [
          ...perService('availability', 'availability', 'higher', (s) => mapped(s.unavailability, (u) => 1 - u, true)),
          ...perService('nines', 'nines', 'higher', (s) => mapped(s.unavailability, (u) => -Math.log10(u), true)),
          ...perService('minutes-per-year', 'downtime-per-year', 'lower', (s) =>
            mapped(s.unavailability, (u) => u * perYear),
          ),
          ...perService('per-year', 'outages-per-year', 'lower', (s) => s.outagesPerYear),
          ...perService('hours', 'mean-outage', 'lower', (s) => s.meanOutageHours),
          ...perService(
            'probability',
            'probability-target-met-in-month',
            'higher',
            (s) => s.distributions?.probabilityTargetMetInMonth ?? { unknown: 'no-target' },
          ),
          ...perService('availability', 'promise-monthly', 'higher', (s) => s.distributions!.promiseMonthly),
          ...perService('minutes', 'longest-outage', 'lower', (s) => s.distributions!.longestOutageMinutes),
          rows('availability', 'management-availability', 'higher', (c) => c.managementApi),
        ],
      },
      {
        group: 'failover',
        rows: [
          rows(
            'seconds',
            'time-to-serve-host-lost',
            'lower',
            (c) => plain(c.failover.find((mode) => mode.id === 'host-lost')!.total.p95),
            'shop',
          ),
        ],
      },
      {
        group: 'utilization',
        rows: [
          rows('count', 'hosts-needed', 'lower', (c) => plain(c.placement.hostsNeeded.heuristic!)),
          rows('share', 'useful-share', 'higher', (c) => plain(c.placement.cpu.useful)),
          rows('money-per-year', 'cost-per-year', 'lower', (c) => plain(costOf(c))),
          rows('share', 'measured-use', null, () => ({ unknown: 'not-measured' })),
        ],
      },
      {
        group: 'elasticity',
        rows: [rows('hours', 'time-to-add-instance', 'lower', (c) => plain(c.facts[0]!.value as number))],
      },
      { group: 'security', rows: [rows('count', 'root-daemons', null, (c) => plain(c.platform === 'vm' ? 1 : 3))] },
    ],
    verdict: {
      kind: 'recommended',
      candidate: 'kubernetes-tuned',
      rule: 'cheapest-that-meets-targets',
      withProbability: 0.9,
      standings: evaluation.candidates.map((candidate) => standingOf(candidate, evaluation)),
      indistinguishable: ['kubernetes'],
    },
    pairs: pairsOf(evaluation),
    findings: findingsOf(evaluation),
  };
}

function rowOf(
  evaluation: Evaluation,
  row: Omit<MetricRow, 'cells'>,
  read: (c: CandidateEvaluation) => MaybeFigure,
): MetricRow {
  const figures = evaluation.candidates.map(read);
  const baseline = figures[evaluation.candidates.findIndex((c) => c.id === evaluation.scenario.baseline)]!;
  const known = figures.filter((figure): figure is Figure => !('unknown' in figure));
  const sign = row.better === 'higher' ? -1 : 1;
  const best =
    row.better === null || known.length < 2 ? null : [...known].sort((a, b) => sign * (a.value - b.value))[0]!;
  const apart =
    best !== null &&
    known.every((figure) => figure === best || Math.abs(figure.value - best.value) > Math.abs(best.value) * 0.08);
  const cells = figures.map((figure, i): MetricCell => {
    const delta =
      'unknown' in figure || 'unknown' in baseline || figure === baseline ? null : figure.value - baseline.value;
    const significant =
      delta === null || 'unknown' in baseline ? null : Math.abs(delta) > Math.abs(baseline.value) * 0.1;
    return { candidate: evaluation.candidates[i]!.id, figure, delta, significant, best: apart && figure === best };
  });
  return { ...row, cells };
}

function plain(value: number): Figure {
  return { value, accuracy: { kind: 'exact', low: value, high: value, method: 'placement' }, uncertainty: null };
}

function mapped(figure: Figure, map: (value: number) => number, falling = false): Figure {
  const ends = (low: number, high: number) =>
    falling ? { low: map(high), high: map(low) } : { low: map(low), high: map(high) };
  const { accuracy, uncertainty } = figure;
  return {
    value: map(figure.value),
    accuracy: { ...accuracy, ...ends(accuracy.low, accuracy.high) },
    uncertainty: uncertainty === null ? null : { ...uncertainty, ...ends(uncertainty.low, uncertainty.high) },
  };
}

function costOf(candidate: CandidateEvaluation): number {
  return 9 * 19_200 + 24_000 + (candidate.topology.shared.some((item) => item.kind === 'array') ? 432_000 : 0);
}

function standingOf(
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): Comparison['verdict']['standings'][number] {
  const draws = evaluation.uncertainty.unavailability[candidate.id]!.shop!;
  const shop = candidate.services[0]!;
  const share = shop.unavailabilityExcludingPlanned.value / shop.unavailability.value;
  const meets = draws.filter((u) => u * share <= 0.0005).length / draws.length;
  return {
    candidate: candidate.id,
    probabilityMeetsAll: candidate.platform === 'vm' ? meets * 0.6 : meets,
    targets: [{ service: 'shop', kind: 'availability', target: 0.9995, probability: meets, met: meets >= 0.9 }],
    costPerYear: costOf(candidate),
    hosts: 9,
  };
}

function pairsOf(evaluation: Evaluation): PairRecord[] {
  const ids = evaluation.candidates.map((c) => c.id);
  const of = (id: string) => evaluation.uncertainty.unavailability[id]!.shop!;
  return ids.flatMap((a, i) =>
    ids.slice(i + 1).map((b) => ({
      service: 'shop',
      a,
      b,
      probabilityBLess: of(a).filter((value, k) => of(b)[k]! < value).length / of(a).length,
      monteCarloError: 0.01,
    })),
  );
}

function findingsOf(evaluation: Evaluation): Finding[] {
  const total = (id: string) =>
    evaluation.candidates.find((c) => c.id === id)!.services[0]!.unavailability.value * perYear;
  return [
    {
      kind: 'misses-target',
      candidate: 'vsphere',
      service: 'shop',
      target: 0.9995,
      availability: 1 - evaluation.candidates[0]!.services[0]!.unavailabilityExcludingPlanned.value,
      probability: 0.41,
    },
    {
      kind: 'meets-target',
      candidate: 'kubernetes-tuned',
      service: 'shop',
      target: 0.9995,
      availability: 0.99977,
      probability: 0.97,
    },
    {
      kind: 'largest-cause',
      candidate: 'kubernetes-tuned',
      service: 'shop',
      cause: 'external',
      share: 0.39,
      minutesPerYear: 52.6,
    },
    {
      kind: 'largest-cause',
      candidate: 'vsphere',
      service: 'shop',
      cause: 'operating-system',
      share: 0.29,
      minutesPerYear: 90,
    },
    {
      kind: 'difference',
      candidate: 'kubernetes-tuned',
      baseline: 'vsphere',
      service: 'shop',
      minutesPerYear: total('kubernetes-tuned') - total('vsphere'),
      probabilityLess: 0.99,
    },
    { kind: 'hosts', candidate: 'kubernetes-tuned', baseline: 'vsphere', difference: 1 },
    ...evaluation.uncertainty.breakEvens.map((entry) => ({ kind: 'break-even' as const, ...entry })),
    { kind: 'rests-on-assumptions', candidate: 'kubernetes-tuned', service: 'shop', share: 0.34 },
    { kind: 'rests-on-assumptions', candidate: 'vsphere', service: 'shop', share: 0.47 },
  ];
}
