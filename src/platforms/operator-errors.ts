import { always, type Condition } from '../model/system-model.js';
import type { Candidate } from '../scenario/scenario.js';
import { type ModelDraft, mode } from './model-draft.js';

const interval = 'operator-error.time-to-failure';

/** Followed only where the scenario says how often: nobody publishes a rate by cluster. */
export const hasOperatorErrors = ({ parameters }: Candidate): boolean => parameters[interval] !== undefined;

/**
 * No error of those who run the platform is to be put right: a wrong change takes all of its services down, whatever
 * redundancy there is, and its restore includes their start.
 */
export function noOperatorError(draft: ModelDraft): Condition {
  if (!hasOperatorErrors(draft.candidate)) return always;
  return draft.component('operators', 'operator', always, [
    mode('operator-error', interval, 'operator-error.time-to-restore', 'calendar'),
  ]);
}
