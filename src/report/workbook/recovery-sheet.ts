import type { CandidateEvaluation, FailureModeRecord, Phase } from '../../evaluation/evaluation.js';
import { countsForObjective } from '../../evaluation/recovery-objective.js';
import { recordsFor } from '../sections/recovery.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import { wordFor } from '../words/words.js';
import { decimalFormat, shareFormat } from './number-format.js';
import { numberOr, type Sheet, type SheetCell } from './sheet.js';

const phases: readonly Phase[] = ['detect', 'decide', 'act', 'restart', 'repair'];

/** How long each failure takes to be over, in seconds, beside the objective of the service it concerns. */
export function recoverySheet(context: ReportContext): Sheet {
  const { words } = context;
  const { label } = words;
  const inSeconds = (name: string) => `${name}${words.openBracket}${words.units.second}${words.closeBracket}`;
  return {
    name: words.sections.objectives.title,
    widths: [26, 14, 34, 14, ...phases.map(() => 11), 11, 11, 11, 11, 12, 14, 14],
    heads: [
      [
        label.candidate,
        label.service,
        label.failureMode,
        label.workload,
        ...phases.map((phase) => inSeconds(words.phases[phase])),
        ...[label.mean, '50 %', '95 %', '99 %', label.rto].map(inSeconds),
        label.lostShare,
        label.coverage,
      ],
    ],
    stickyColumns: 4,
    rows: context.candidates.flatMap((candidate) =>
      candidate.services.flatMap((service) =>
        recordsFor(candidate, service.id).map((record) => recordRow(record, candidate, service.id, context)),
      ),
    ),
  };
}

function recordRow(
  record: FailureModeRecord,
  candidate: CandidateEvaluation,
  service: string,
  context: ReportContext,
): readonly SheetCell[] {
  const objective = serviceOf(candidate, service)?.target?.rtoHours ?? null;
  const { mean, p50, p95, p99 } = record.total;
  return [
    context.nameOf(candidate.id),
    service,
    wordFor(context.words.failureModes, record.id),
    record.workload,
    ...phases.map((phase) => seconds(phaseSeconds(record, phase))),
    ...[mean, p50, p95, p99].map(seconds),
    objective === null || !countsForObjective(record, candidate) ? null : seconds(objective * 3600),
    numberOr(record.lostShare, shareFormat),
    numberOr(record.coverage, shareFormat),
  ];
}

function phaseSeconds({ phases: all }: FailureModeRecord, wanted: Phase): number {
  return all.reduce((sum, { phase, meanSeconds }) => (phase === wanted ? sum + meanSeconds : sum), 0);
}

function seconds(value: number): SheetCell {
  return numberOr(value, decimalFormat(value, null));
}
