import type { BudgetRow, Phase } from '../../evaluation/evaluation.js';
import { risksOf } from '../sections/risks.js';
import type { ReportContext } from '../view/context.js';
import { wordFor } from '../words/words.js';
import { decimalFormat, shareFormat } from './number-format.js';
import { numberOr, type Sheet, type SheetCell } from './sheet.js';

const phases: readonly Phase[] = ['detect', 'decide', 'act', 'restart', 'repair', 'planned'];

/** The downtime budget of every candidate and service by cause, its minutes by phase too. */
export function budgetSheet(context: ReportContext): Sheet {
  const { words } = context;
  const { label } = words;
  const minutesOf = (entry: BudgetRow, wanted: Phase) =>
    entry.phases.reduce((sum, { phase, minutesPerYear }) => (phase === wanted ? sum + minutesPerYear : sum), 0);
  return {
    name: words.sections.downtime.title,
    widths: [26, 14, 32, 12, 12, 12, 14, ...phases.map(() => 12)],
    heads: [
      [
        label.candidate,
        label.service,
        label.cause,
        words.phases.planned,
        label.timesPerYear,
        label.meanMinutes,
        label.minutesPerYear,
        ...phases.map(
          (phase) => `${words.phases[phase]}${words.openBracket}${words.units.minutesPerYear}${words.closeBracket}`,
        ),
      ],
    ],
    stickyColumns: 3,
    rows: context.candidates.flatMap((candidate) =>
      candidate.services.flatMap((service) =>
        service.budget.map((entry): readonly SheetCell[] => [
          context.nameOf(candidate.id),
          service.id,
          wordFor(words.causes, entry.cause),
          entry.planned ? label.yes : label.no,
          ...[entry.timesPerYear, entry.meanMinutes, entry.minutesPerYear].map(shown),
          ...phases.map((phase) => shown(minutesOf(entry, phase))),
        ]),
      ),
    ),
  };
}

/** The risk register, with an empty column for the owner. */
export function riskSheet(context: ReportContext): Sheet {
  const { words } = context;
  const { label } = words;
  return {
    name: words.sections.risks.title,
    widths: [26, 14, 32, 12, 12, 14, 10, 70, 20],
    heads: [
      [
        label.candidate,
        label.service,
        label.risk,
        label.timesPerYear,
        label.meanMinutes,
        label.minutesPerYear,
        label.share,
        label.mitigation,
        label.owner,
      ],
    ],
    stickyColumns: 3,
    rows: context.candidates.flatMap((candidate) =>
      candidate.services.flatMap((service) =>
        risksOf(candidate, service.id).map((risk): readonly SheetCell[] => [
          context.nameOf(candidate.id),
          service.id,
          wordFor(words.causes, risk.cause),
          ...[risk.timesPerYear, risk.meanMinutes, risk.minutesPerYear].map(shown),
          numberOr(risk.share, shareFormat),
          Object.hasOwn(words.mitigations, risk.cause) ? words.mitigations[risk.cause]! : '',
          null,
        ]),
      ),
    ),
  };
}

function shown(value: number): SheetCell {
  return numberOr(value, decimalFormat(value, null));
}
