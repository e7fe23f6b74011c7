import type { Evaluation } from '../evaluation/evaluation.js';
import type { Comparison } from './comparison.js';
import { findingsOf } from './findings.js';
import { pairRecords } from './pairs.js';
import { metricGroups } from './rows.js';
import { valueOfInformation } from './value-of-information.js';
import { verdictOf } from './verdict.js';

/** The candidates of an Evaluation side by side. Reads only: nothing is solved or drawn. Cost: metrics × draws. */
export function compared(evaluation: Evaluation): Comparison {
  const verdict = verdictOf(evaluation);
  const pairs = pairRecords(evaluation);
  return {
    baseline: evaluation.scenario.baseline,
    candidates: evaluation.candidates.map(({ id }) => id),
    groups: metricGroups(evaluation),
    verdict,
    pairs,
    findings: findingsOf(evaluation, verdict.standings, pairs),
    valueOfInformation: valueOfInformation(evaluation, verdict.candidate),
  };
}
