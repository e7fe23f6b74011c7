import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import type { CapacityShares } from '../../evaluation/topology.js';
import type { Chart } from '../charts/chart.js';
import { stackedBars } from '../charts/stacked-bars.js';
import { atPlace, fixed, noBreakSpace, percent } from '../format/number.js';
import { figure, inPairs } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { capacityTable } from './capacity.js';
import { costBlocks } from './cost.js';

/** Fill of each share, the useful one first so that bars compare from the left. */
const shares = [
  ['useful', 0],
  ['guestOperatingSystems', 1],
  ['hypervisor', 3],
  ['systemReserved', 6],
  ['controlPlane', 7],
  ['failoverReserve', 2],
  ['stranded', 5],
  ['free', 8],
] as const;

/** Hosts listed one by one in the full report; beyond, the picture says nothing. */
const hostsListed = 24;

export function utilizationSection(context: ReportContext): readonly BlockView[] {
  const { label } = context.words;
  const blocks: BlockView[] = [
    figure(sharesChart('cpu', label.cpu, context), context, 'with-data'),
    ...(context.crowded && context.detail !== 'full'
      ? []
      : [figure(sharesChart('memory', label.memory, context), context, 'with-data')]),
    capacityTable(context),
  ];
  const listed = context.detail === 'full' ? context.candidates.filter(({ placement }) => isListed(placement)) : [];
  const perHost = listed.map((candidate) => perHostChart(candidate, context));
  return [...blocks, ...inPairs(perHost, context), ...costBlocks(context)];
}

function isListed({ perHost }: CandidateEvaluation['placement']): boolean {
  return perHost.length > 0 && perHost.length <= hostsListed;
}

function sharesChart(resource: 'cpu' | 'memory', name: string, context: ReportContext): Chart {
  const rows = context.candidates.map((candidate) => candidate.placement[resource]);
  const names = context.candidates.map((candidate) => context.nameOf(candidate.id));
  return shareBars(`utilization-${resource}`, context.words.charts.utilization(name), names, rows, context);
}

function perHostChart(candidate: CandidateEvaluation, context: ReportContext): Chart {
  const { words } = context;
  const entries = candidate.placement.perHost.flatMap((host) => [
    { name: `${host.host} ${words.label.cpuShort}`, shares: host.cpu },
    { name: `${host.host} ${words.label.memoryShort}`, shares: host.memory },
  ]);
  return shareBars(
    `host-by-host-${context.candidateSlug(candidate.id)}`,
    words.charts.perHost(context.nameOf(candidate.id)),
    entries.map((entry) => entry.name),
    entries.map((entry) => entry.shares),
    context,
    13,
  );
}

function shareBars(
  id: string,
  text: { title: string; description: string },
  names: readonly string[],
  rows: readonly CapacityShares[],
  context: ReportContext,
  barHeight = 22,
): Chart {
  const { words } = context;
  const series = shares
    .map(([share, fill]) => ({ name: words.capacity[share], fill, values: rows.map((entry) => entry[share]) }))
    .filter((entry) => entry.values.some((value) => value > 0.0005));
  return stackedBars({
    id,
    ...text,
    names,
    series,
    totals: rows.map((entry) => percent(entry.useful)),
    inside: (value) => (value >= 0.02 && barHeight > 15 ? `${atPlace(value * 100, 0)}` : ''),
    axis: words.charts.axisShare,
    tickText: (value) => `${atPlace(value * 100, 0)}${noBreakSpace}%`,
    upTo: 1,
    mark: null,
    barHeight,
    table: {
      head: [words.label.share, ...names],
      rows: series.map((entry) => [entry.name, ...entry.values.map((value) => `${fixed(value * 100, 1)} %`)]),
    },
  });
}
