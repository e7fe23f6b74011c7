import * as z from 'zod';
import { isCalendarDay } from '../calendar-day.js';
import { reportSections } from '../report-sections.js';
import { expectedFound, shown } from '../wording.js';
import { candidate, shared, words } from './candidate-schema.js';
import { fileName } from './evidence-map.js';
import { key, list, looseText, map, named, oneOf, text } from './field.js';
import { percentage } from './quantity-fields.js';

const expectedDay = 'a date such as 2026-12-03';
const date = text(expectedDay)
  .meta({ pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`, examples: ['2026-12-03'] })
  .refine(isCalendarDay, { error: (issue) => expectedFound(expectedDay, issue.input) });

const window = z
  .tuple([date, date], { error: (issue) => expectedFound('[first day, last day]', issue.input) })
  .refine(([first, last]) => first <= last, {
    error: (issue) => {
      const [first, last] = issue.input as readonly [string, string];
      return `expected the first day before the last, found ${first} and ${last}`;
    },
  });

const review = map('the review', {
  date: key('Date on the report; without it there is none.', date),
  version: key('Version of the document.', looseText('a version')),
  author: key('Who wrote it.', text('a name')),
  organisation: key('For whom.', text('a name')),
  background: key('A Markdown file with the background, printed in the report.', fileName),
});

const expectedSections = 'a list of sections of the report';
const sections = list(expectedSections, oneOf(reportSections)).refine((names) => new Set(names).size === names.length, {
  error: (issue) => `expected each section once, found ${repeated(issue.input as readonly string[])} a second time`,
});

function repeated(names: readonly string[]): string {
  return shown(names.find((name, i) => names.indexOf(name) < i));
}

const report = map('the report', {
  sections: key('Sections in this order, and no others; the verdict is always first. Default: all.', sections),
});

const data = map('how data files are written', {
  'time-zone': key('Time zone of local times in the files, for example Asia/Shanghai.', text('a time zone')),
  encoding: key('Encoding of the files, for example gb18030. Default: utf-8.', text('an encoding')),
  window: key('First and last day observed.', window),
});

const format = key(
  'Version of this format: 1.',
  z.literal(1, { error: (issue) => expectedFound('1, the version of this format', issue.input) }),
);
const schemaAddress = key('The JSON Schema of this format, for editors; not read.', text('a file name or address'));

/** What may be written in a file that a scenario includes. */
export const parameterFileSchema = map('a parameter file', {
  ninefold: format,
  $schema: schemaAddress,
  parameters: shared.parameters,
});

/** What may be written in a scenario: the one source of messages, of types and of the JSON Schema. */
export const scenarioSchema = map('a scenario', {
  ninefold: format,
  $schema: schemaAddress,
  title: key('Title of the report: text, or { en: …, zh-CN: … }.', words),
  review: key('What the cover says.', review),
  report: key('What the report shows.', report),
  data: key('How the measured files are written.', data),
  include: key(
    'Files of parameters beside the scenario, as ninefold fit writes them; what stands here wins.',
    z.union([fileName, list('a list of file names', fileName)], {
      error: (issue) => expectedFound('a file name beside the scenario, or a list of them', issue.input),
    }),
  ),
  files: key(
    'Files outside the folder of the scenario that it may name.',
    map('file permissions', {
      outside: key('Paths as they are written elsewhere in the scenario.', list('a list of paths', fileName, 0)),
    }),
  ),
  candidates: key('The topologies to compare.', named('candidates', candidate.nullish())),
  baseline: key('The candidate others are compared with. Default: the first.', text('the name of a candidate')),
  recommend: key(
    'The rule of the recommendation.',
    map('the rule of the recommendation', {
      'cheapest-that-meets': key('What must be met.', oneOf(['targets'])),
      'with-probability': key('How sure that must be. Default: 90%.', percentage),
    }),
  ),
  ...shared,
});
