import { colourPattern } from '../colour.js';
import { expectedFound } from '../wording.js';
import { fileName } from './evidence-map.js';
import { key, list, map, text } from './field.js';

const expectedColour = 'a colour such as "#0f4c75", in quotes';
const colour = text(expectedColour)
  .meta({ pattern: colourPattern })
  .refine((value) => new RegExp(colourPattern).test(value), {
    error: (issue) => expectedFound(expectedColour, issue.input),
  });
const mostCandidates = 6;

/** What may be written in a theme. */
export const themeSchema = map('a theme', {
  organisation: key('Printed at the head of each page, unless the scenario names another.', text('a name')),
  logo: key('A PNG, JPEG or SVG file beside the theme.', fileName),
  colours: key(
    'Colours on white; those for dark screens are made from them.',
    map('the colours', {
      accent: key('Of links, marks and the verdict.', colour),
      candidates: key(
        'Of lines and marks, in the order of the candidates.',
        list('a list of colours', colour).max(mostCandidates, {
          error: (issue) => `expected at most ${mostCandidates} colours, found ${(issue.input as unknown[]).length}`,
        }),
      ),
    }),
  ),
});
