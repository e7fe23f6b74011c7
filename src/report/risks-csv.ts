import type { Evaluation } from '../evaluation/evaluation.js';
import { type CsvValue, csvText } from './csv.js';
import { risksOf } from './sections/risks.js';
import { wordsOf } from './words/index.js';
import type { Locale } from './words/words.js';
import { wordFor } from './words/words.js';

/** The risk register of every candidate and service as CSV, with an empty column for the owner. */
export function risksCsv(evaluation: Evaluation, locale: Locale): string {
  const { label, causes, mitigations, text } = wordsOf(locale);
  const head = [
    label.candidate,
    label.service,
    label.risk,
    label.timesPerYear,
    label.meanMinutes,
    label.minutesPerYear,
    label.mitigation,
    label.owner,
  ];
  const rows = evaluation.candidates.flatMap((candidate) =>
    candidate.services.flatMap((service) =>
      risksOf(candidate, service.id).map((risk): readonly CsvValue[] => [
        candidate.name[text],
        service.id,
        wordFor(causes, risk.cause),
        risk.timesPerYear,
        risk.meanMinutes,
        risk.minutesPerYear,
        Object.hasOwn(mitigations, risk.cause) ? mitigations[risk.cause]! : '',
        '',
      ]),
    ),
  );
  return csvText([head, ...rows]);
}
