import * as z from 'zod';
import { bareDuration } from '../duration-text.js';
import { shareOfNumber } from '../quantities.js';
import type { EvidenceBody } from '../scenario.js';
import { expectedFound } from '../wording.js';
import { writtenEvidence } from '../written-evidence.js';
import { evidenceMap } from './evidence-map.js';
import { isMagnitude, type Magnitude, magnitude } from './magnitude.js';

/** Evidence as read, with every quantity in it, so that its unit can be judged once the parameter is known. */
export interface EvidenceText {
  readonly body: EvidenceBody;
  readonly source: string | null;
  readonly magnitudes: readonly { readonly path: readonly PropertyKey[]; readonly magnitude: Magnitude }[];
}

function evidenceOf(durationOnly: boolean) {
  return z
    .union([magnitude, evidenceMap], {
      error: (issue) => expectedFound('a quantity, or evidence such as { between: [1 y, 5 y] }', issue.input),
    })
    .transform((written, context): EvidenceText => {
      if (context.issues.length > 0) return z.NEVER;
      const magnitudes = magnitudesIn(written);
      const map = isMagnitude(written) ? { value: written } : written;
      const outcome = writtenEvidence(map);
      const faults = 'faults' in outcome ? [...outcome.faults] : [];
      if (durationOnly) faults.push(...unitFaults(magnitudes, 'duration'));
      for (const { path, message } of faults) {
        context.issues.push({ code: 'custom', message, path: [...path], input: written });
      }
      if (faults.length > 0 || 'faults' in outcome) return z.NEVER;
      return { body: outcome.value, source: map.source ?? null, magnitudes };
    });
}

function magnitudesIn(value: unknown, path: readonly PropertyKey[] = []): EvidenceText['magnitudes'] {
  if (isMagnitude(value)) return [{ path, magnitude: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([step, part]) => magnitudesIn(part, [...path, step]));
}

/** What is said about quantities in another unit than the parameter's. */
export function unitFaults(magnitudes: EvidenceText['magnitudes'], unit: Magnitude['unit']) {
  return magnitudes.flatMap(({ path, magnitude: { unit: found, value, written } }) => {
    if (found === unit) return [];
    if (unit === 'duration') return [{ path, message: bareDuration(written) }];
    // A bare number is how a plain number is written, and a share below 1 may be.
    if (found === 'number' && typeof written === 'number') {
      const reading = unit === 'number' ? { value } : shareOfNumber(value);
      return 'fault' in reading ? [{ path, message: reading.fault }] : [];
    }
    const expected = unit === 'number' ? 'a plain number' : 'a percentage such as 5%';
    return [{ path, message: expectedFound(expected, written) }];
  });
}

/** Where a duration may stand, evidence about it may stand. */
export const durationEvidence = evidenceOf(true).describe('A duration, or evidence about it.');

/** For a parameter, whose unit the schema does not know. */
export const evidence = evidenceOf(false).describe('A quantity, or evidence about it.');
