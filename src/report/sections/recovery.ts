import { concerns } from '../../evaluation/concerns.js';
import type { CandidateEvaluation, FailureModeRecord } from '../../evaluation/evaluation.js';
import { countsForObjective } from '../../evaluation/recovery-objective.js';
import { duration } from '../format/duration.js';
import { numberCell } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { Cell } from '../view/view.js';
import { wordFor } from '../words/words.js';
import { unknownCell } from './figures.js';

/** A failure mode as the tables and timelines list it: what fails, and for which workload if it matters. */
export interface ModeKey {
  readonly id: string;
  readonly workload: string | null;
  readonly name: string;
}

/** The modes that touch a service, over all candidates, in order of appearance. */
export function modesOf(service: string, context: ReportContext): readonly ModeKey[] {
  const records = context.candidates.flatMap((candidate) => recordsFor(candidate, service));
  const workloads = new Map<string, Set<string | null>>();
  for (const record of records) {
    workloads.set(record.id, (workloads.get(record.id) ?? new Set()).add(record.workload));
  }
  return [...workloads].flatMap(([id, names]) =>
    [...names].map((workload) => {
      const name = wordFor(context.words.failureModes, id);
      return {
        id,
        workload,
        name: workload === null || names.size === 1 ? name : `${name}${context.words.colon}${workload}`,
      };
    }),
  );
}

/**
 * Of each kind of failure the one for the workload that waits longest, those that take the whole service down first: in
 * order of appearance.
 */
export function worstModes(service: string, context: ReportContext): readonly ModeKey[] {
  const most = (mode: ModeKey, of: (record: FailureModeRecord) => number) =>
    Math.max(
      0,
      ...context.candidates.map((candidate) => {
        const record = recordOf(candidate, service, mode.id, mode.workload);
        return record === undefined ? 0 : of(record);
      }),
    );
  const modes = modesOf(service, context);
  const worst = new Map<string, ModeKey>();
  for (const mode of modes) {
    const other = worst.get(mode.id);
    const more = (of: (record: FailureModeRecord) => number) => most(mode, of) - (other ? most(other, of) : -1);
    const worse = more((record) => record.lostShare) || more((record) => record.total.mean);
    if (worse > 0) worst.set(mode.id, mode);
  }
  return modes.filter((mode) => worst.get(mode.id) === mode);
}

export function recordsFor(candidate: CandidateEvaluation, service: string): readonly FailureModeRecord[] {
  return candidate.failover.filter((record) => concerns(record, service));
}

/** The slowest record of this kind: what the service waits for. */
export function recordOf(
  candidate: CandidateEvaluation,
  service: string,
  id: string,
  workload?: string | null,
): FailureModeRecord | undefined {
  return recordsFor(candidate, service)
    .filter((record) => record.id === id && (workload === undefined || record.workload === workload))
    .reduce<FailureModeRecord | undefined>(
      (worst, record) => (worst === undefined || record.total.p95 > worst.total.p95 ? record : worst),
      undefined,
    );
}

/** The 95th percentile of the recovery, marked against the objective. */
export function recoveryCell(
  candidate: CandidateEvaluation,
  service: string,
  id: string,
  context: ReportContext,
  workload?: string | null,
): Cell {
  const record = recordOf(candidate, service, id, workload);
  if (record === undefined) return unknownCell('not-modelled', context);
  const { words } = context;
  const objective = serviceOf(candidate, service)?.target?.rtoHours ?? null;
  const rest = { sub: `${words.label.mean} ${duration(record.total.mean, words)}` };
  const text = duration(record.total.p95, words);
  if (objective === null || !countsForObjective(record, candidate)) return numberCell(text, record.total.p95, rest);
  const met = record.total.p95 <= objective * 3600;
  return numberCell(text, record.total.p95, {
    ...rest,
    mark: met ? '✓' : '×',
    markTitle: met ? words.label.metTarget : words.label.missedTarget,
    className: met ? 'met' : 'missed',
  });
}

/** Whether some candidate is longer out of service than its objective allows, in one of twenty such failures. */
export function breaksObjective(mode: ModeKey, service: string, context: ReportContext): boolean {
  return context.candidates.some((candidate) => {
    const record = recordOf(candidate, service, mode.id, mode.workload);
    const rto = serviceOf(candidate, service)?.target?.rtoHours ?? null;
    return (
      record !== undefined && rto !== null && countsForObjective(record, candidate) && record.total.p95 > rto * 3600
    );
  });
}
