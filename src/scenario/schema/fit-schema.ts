import * as z from 'zod';
import { expectedFound } from '../wording.js';
import { namedDistribution } from './distribution-schema.js';
import { count, list, map, needed, positiveNumber, text } from './field.js';
import { duration, percentage } from './quantity-fields.js';

const rowCount = (expected: string) => count(expected, 0, 1e12);

const window = z.tuple([text('a time'), text('a time')], {
  error: (issue) => expectedFound('[from, to]', issue.input),
});

/** Of the mean: a factor either way, or failures and exposure of its rate. */
const uncertainty = map('the uncertainty of a mean', {
  'error-factor': z
    .number({ error: (issue) => expectedFound('a factor of at least 1', issue.input) })
    .min(1, { error: (issue) => expectedFound('a factor of at least 1', issue.input) })
    .optional()
    .describe('Nine in ten lie within this factor of the mean.'),
  failures: positiveNumber('failures above 0').optional().describe('Failures the rate rests on, a prior included.'),
  exposure: duration.optional().describe('Component time in which they happened.'),
});

/** What `ninefold fit` writes for a parameter: what the model uses, and what that rests on. */
export const fitted = map('a fit', {
  distribution: needed('The distribution the model uses.', namedDistribution),
  uncertainty: uncertainty.optional().describe('What is not known about its mean.'),
  file: needed('The file it was fitted to.', text('a file name')),
  sha256: needed(
    'Its SHA-256 as it was read.',
    text('a SHA-256 in hexadecimal').regex(/^[0-9a-f]{64}$/, {
      error: (issue) => expectedFound('a SHA-256 of 64 hexadecimal digits', issue.input),
    }),
  ),
  rows: needed(
    'What became of its rows.',
    map('the rows of a fit', {
      read: needed('Rows read.', rowCount('a whole number of rows')),
      used: needed('Rows this parameter rests on.', rowCount('a whole number of rows')),
      rejected: needed('Rows that could not be used.', rowCount('a whole number of rows')),
    }),
  ),
  window: window.optional().describe('Observed from and to, local time.'),
  failures: rowCount('a whole number of failures').optional().describe('Failures seen.'),
  exposure: duration.optional().describe('Component time at risk.'),
  interval: map('an interval of the mean', {
    low: needed('Lower end.', duration),
    high: needed('Upper end.', duration),
    level: needed('Its level.', percentage),
    method: needed('How it was made.', text('the name of a method')),
  })
    .optional()
    .describe('Interval of the mean.'),
  warnings: list('a list of remarks', text('a remark'), 0).optional().describe('What a reader should know.'),
}).meta({ id: 'Fit' });

export type WrittenFit = z.output<typeof fitted>;
