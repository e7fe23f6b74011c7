import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { factFigure } from '../../metrics/fact-figure.js';
import { furtherInstancesOf } from '../../metrics/utilization/further-instances.js';
import { fixed, percent, significant } from '../format/number.js';
import { cell, headCell, numberCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { Cell, TableBlock, TableRow } from '../view/view.js';
import { unknownCell } from './figures.js';
import { metricName } from './metric-names.js';

/** Workloads named one by one in a cell. */
const workloadsNamed = 6;

/** How many hosts it takes and may lose, what goes with one of them, and what still fits. */
export function capacityTable(context: ReportContext): TableBlock {
  const { label } = context.words;
  return table({
    anchor: 'capacity',
    caption: '',
    heads: [label.metric, ...context.candidates.map(({ id }) => `#${context.nameOf(id)}`)],
    rows: [
      ...(context.detail === 'full' ? countRows(context) : []),
      ...boundedRows(context),
      rackRow(context),
      ...(['host', 'rack'] as const).flatMap((domain) => blastRow(domain, context)),
      ...furtherRow(context),
      ...measuredRows(context),
    ],
  });
}

function rowOf(name: string, context: ReportContext, write: (candidate: CandidateEvaluation) => Cell): TableRow {
  return row([headCell(name), ...context.candidates.map(write)]);
}

const count = (value: number, sub = '') => numberCell(fixed(value, 0), value, { sub });

function countRows(context: ReportContext): readonly TableRow[] {
  const { label } = context.words;
  return [
    rowOf(label.hosts, context, ({ placement }) => count(placement.hosts)),
    rowOf(label.instancesPerHost, context, ({ placement: { instancesPerHost } }) =>
      numberCell(significant(instancesPerHost, 2, true), instancesPerHost),
    ),
  ];
}

/** What the placement found beside what is proved: where both are the same, no placement does better. */
function boundedRows(context: ReportContext): readonly TableRow[] {
  const { label, sentences } = context.words;
  return [
    rowOf(label.hostsNeeded, context, (candidate) => {
      const { heuristic, lowerBound } = candidate.placement.hostsNeeded;
      if (candidate.platform === 'custom') return unknownCell('custom-candidate', context);
      if (heuristic === null) return numberCell(`≥ ${lowerBound}`, lowerBound);
      return count(heuristic, heuristic === lowerBound ? sentences.provedLeast : sentences.provedAtLeast(lowerBound));
    }),
    rowOf(label.hostLosses, context, (candidate) => {
      const { toleratedHostLosses: losses } = candidate.placement;
      if (candidate.platform === 'custom') return unknownCell('custom-candidate', context);
      const bound = factFigure(candidate, 'host-losses-bound', 'count');
      if ('unknown' in bound) return count(losses);
      return count(losses, losses === bound.value ? sentences.provedMost : sentences.provedAtMost(bound.value));
    }),
  ];
}

function rackRow(context: ReportContext): TableRow {
  const { label } = context.words;
  return rowOf(label.rackLoss, context, ({ placement: { toleratesRackLoss: holds } }) =>
    holds === null
      ? unknownCell('not-applicable', context)
      : cell(holds ? label.yes : label.no, { className: 'num', mark: holds ? '✓' : '×' }),
  );
}

/** What one event takes along: instances of all workloads, and the share of the workload hit worst. */
function blastRow(domain: 'host' | 'rack', context: ReportContext): readonly TableRow[] {
  const id = `instances-lost-with-a-${domain}`;
  if (context.candidates.every((candidate) => 'unknown' in factFigure(candidate, id, 'count'))) return [];
  return [
    rowOf(metricName(id, context), context, (candidate) => {
      const instances = factFigure(candidate, id, 'count');
      if ('unknown' in instances) return unknownCell(instances.unknown, context);
      const share = factFigure(candidate, `share-lost-with-a-${domain}`, 'share');
      const worst = 'unknown' in share ? '' : context.words.sentences.shareOfWorst(percent(share.value));
      return count(instances.value, worst);
    }),
  ];
}

function furtherRow(context: ReportContext): readonly TableRow[] {
  const all = context.candidates.map(furtherInstancesOf);
  if (all.every(({ size }) => size === 0)) return [];
  return [
    rowOf(metricName('further-instances', context), context, (candidate) => {
      const counts = [...furtherInstancesOf(candidate)];
      if (counts.length === 0) return unknownCell('not-modelled', context);
      const named = [...counts].sort((a, b) => a[1] - b[1]).slice(0, workloadsNamed);
      const names = named.map(([workload, instances]) => `${workload} ${instances}`).join('\n');
      return count(Math.min(...counts.map(([, fit]) => fit)), context.detail === 'full' ? names : named[0]![0]);
    }),
  ];
}

function measuredRows(context: ReportContext): readonly TableRow[] {
  if (context.candidates.every(({ placement }) => placement.measuredUse === null)) return [];
  const { label } = context.words;
  const use = (resource: string, mean: 'cpuMean' | 'memoryMean', p95: 'cpuP95' | 'memoryP95') =>
    row([
      headCell(label.measuredUse, { sub: resource }),
      ...context.candidates.map(({ placement: { measuredUse } }) => {
        const [usual, busy] = [measuredUse?.[mean] ?? null, measuredUse?.[p95] ?? null];
        if (usual === null || busy === null) return unknownCell('not-measured', context);
        return numberCell(`${percent(usual)} / ${percent(busy)}`, usual);
      }),
    ]);
  return [use(label.cpu, 'cpuMean', 'cpuP95'), use(label.memory, 'memoryMean', 'memoryP95')];
}
