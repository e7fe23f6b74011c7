import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { percent, significant } from '../format/number.js';
import { cell, headCell, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { wordFor } from '../words/words.js';

const risksShown = { board: 3, review: 8, full: 20 } as const;
/** Beside many candidates. */
const risksShownCrowded = { board: 3, review: 6, full: 20 } as const;

/** Candidates beside which the board's two pages have room for risks. */
const mostBesideRisks = 5;

/** Of the downtime: smaller risks are listed in the CSV file only. */
const leastShare = 0.001;

export interface Risk {
  readonly cause: string;
  readonly timesPerYear: number;
  readonly meanMinutes: number;
  readonly minutesPerYear: number;
  readonly share: number;
}

/** Causes of downtime of one candidate's service as risks, costliest first. */
export function risksOf(candidate: CandidateEvaluation, service: string): readonly Risk[] {
  const budget = serviceOf(candidate, service)?.budget ?? [];
  const total = budget.reduce((sum, entry) => sum + entry.minutesPerYear, 0);
  return budget
    .filter((entry) => entry.minutesPerYear > 0)
    .map((entry) => ({ ...entry, share: entry.minutesPerYear / total }))
    .sort((a, b) => b.minutesPerYear - a.minutesPerYear || (a.cause < b.cause ? -1 : 1));
}

export function risksSection(context: ReportContext): readonly BlockView[] {
  if (context.detail === 'board' && context.candidates.length > mostBesideRisks) return [];
  const { label } = context.words;
  const candidates = context.detail === 'full' ? context.candidates : [context.focus];
  return candidates.map((candidate) =>
    table({
      anchor: `risks-${context.candidateSlug(candidate.id)}`,
      caption: `${context.nameOf(candidate.id)}${context.words.comma}${context.mainService}`,
      className: 'risks',
      heads: [
        label.risk,
        `#${label.timesPerYear}`,
        `#${label.meanMinutes}`,
        `#${label.minutesPerYear}`,
        `#${label.share}`,
        label.mitigation,
        label.owner,
      ],
      rows: risksOf(candidate, context.mainService)
        .filter((risk) => risk.share >= leastShare)
        .slice(0, (context.crowded ? risksShownCrowded : risksShown)[context.detail])
        .map((risk) =>
          row([
            headCell(wordFor(context.words.causes, risk.cause)),
            numberCell(significant(risk.timesPerYear, 2), risk.timesPerYear),
            numberCell(significant(risk.meanMinutes, 3, true), risk.meanMinutes),
            numberCell(significant(risk.minutesPerYear, 3), risk.minutesPerYear),
            numberCell(percent(risk.share), risk.share),
            cell(Object.hasOwn(context.words.mitigations, risk.cause) ? context.words.mitigations[risk.cause]! : '', {
              className: 'mitigation',
            }),
            cell('', { className: 'owner' }),
          ]),
        ),
    }),
  );
}
