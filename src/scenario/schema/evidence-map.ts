import * as z from 'zod';
import { expectedFound } from '../wording.js';
import { namedDistribution } from './distribution-schema.js';
import { byWord, count, looseText, map, needed, oneOf, text } from './field.js';
import { fitted } from './fit-schema.js';
import { magnitude } from './magnitude.js';
import { duration } from './quantity-fields.js';

const cellValue = z.union([z.string(), z.number()], {
  error: (issue) => expectedFound('the text or number wanted in the column', issue.input),
});

const ends = z.tuple([magnitude, magnitude], { error: (issue) => expectedFound('two ends [low, high]', issue.input) });

const counts = map('counts', {
  failures: needed('Failures seen, 0 included.', count('a whole number of failures', 0, 1e9)),
  machines: needed('Machines (or other components) watched.', count('a whole number of machines', 1, 1e9)),
  during: needed('For how long each was watched.', duration),
});

/** A file beside the scenario. */
export const fileName = text('a file name beside the scenario').min(1, {
  error: (issue) => expectedFound('a file name beside the scenario', issue.input),
});

/** Which column of a CSV holds what, when the heads are not the usual ones. */
export const columns = byWord('a map from what is meant to the column head', looseText('a column head'));

/** The ways of knowing, what goes with `measured`, and the distributions by name. */
export const evidenceMap = map('evidence', {
  value: magnitude.optional().describe('The value: a mean for times to failure and repair, fixed for timers.'),
  varies: ends.optional().describe('Different each time: nine cases in ten lie between [low, high].'),
  between: ends.optional().describe('One value, not known exactly: 90 % sure that it lies between [low, high].'),
  observed: counts.optional().describe('What was counted: failures of so many machines during so long.'),
  measured: fileName.optional().describe('A CSV file beside the scenario to estimate it from.'),
  fitted: fitted.optional().describe('What ninefold fit wrote into its parameter file.'),
  profile: oneOf(['outages', 'transitions', 'drills', 'utilization'])
    .optional()
    .describe('What a row of the CSV is. Default: told from its columns.'),
  where: byWord('a map from column to the value wanted', cellValue)
    .optional()
    .describe('Only rows with these values in these columns.'),
  columns: columns.optional().describe('Which column holds what: component, start, end, …'),
  inventory: fileName.optional().describe('A CSV file that says which components existed when.'),
  source: text('where this is known from, as text')
    .optional()
    .describe('Where this is known from; printed in the report.'),
  ...namedDistribution.shape,
}).meta({ id: 'EvidenceMap' });

export type WrittenEvidenceMap = z.output<typeof evidenceMap>;
