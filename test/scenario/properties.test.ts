import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { formatProblem } from '../../src/scenario/problem.js';
import type { ScenarioReading } from '../../src/scenario/scenario-from-text.js';
import { messages, reading } from './reading.js';

const shipped = readdirSync('scenarios')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(`scenarios/${file}`, 'utf8'));
const keys = [...new Set(shipped.flatMap((text) => [...text.matchAll(/[a-z][\w.-]*(?=:)/g)].map(([key]) => key)))];
const values = [
  '4 GiB',
  '25 s',
  '99.9%',
  1,
  0,
  -1,
  'vm',
  'kubernetes',
  'web',
  null,
  true,
  '',
  '~',
  'stacked',
  '\u202e',
  1e300,
];

/** Eight hosts, so that inventories are found wherever a scenario takes its hosts from one. */
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const inventory = () => [{ cpu: 32, memoryGiB: 256, hosts: names.map((name) => ({ name, rack: null })) }];

function expectSound({ scenario, problems }: ScenarioReading): void {
  expect(scenario === null).toBe(problems.some(({ severity }) => severity === 'error'));
  for (const problem of problems) {
    expect(problem.position.line).toBeGreaterThanOrEqual(1);
    expect(problem.position.column).toBeGreaterThanOrEqual(1);
    expect(formatProblem(problem)).not.toMatch(/[\n\r]|undefined|\[object/);
  }
}

/** What was read without where it stood and what it was called. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const rest = Object.entries(value).filter(([key]) => !['position', 'hash'].includes(key));
  return Object.fromEntries(rest.map(([key, part]) => [key, withoutPlaces(part)]));
}

const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...values),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('reading a scenario', () => {
  it('ends in a scenario or in errors with their places, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectSound(reading(text))),
      { numRuns: 300 },
    );
  });

  it('does so for what has the words of a scenario in the wrong places', () => {
    const root = fc.dictionary(fc.constantFrom(...keys, 'ninefold', 'title', 'candidates'), anything, { maxKeys: 8 });
    fc.assert(
      fc.property(root, (tree) => expectSound(reading(stringify(tree, { aliasDuplicateObjects: false })))),
      { numRuns: 300 },
    );
  });

  it('does so for a good scenario with a piece torn out or put elsewhere', () => {
    const piece = fc.tuple(fc.constantFrom(...shipped), fc.nat(), fc.nat(40), fc.nat());
    fc.assert(
      fc.property(piece, ([text, place, length, target]) => {
        const from = place % text.length;
        const torn = text.slice(0, from) + text.slice(from + length);
        const to = target % torn.length;
        expectSound(reading(torn, { inventory }));
        expectSound(reading(torn.slice(0, to) + text.slice(from, from + length) + torn.slice(to), { inventory }));
      }),
      { numRuns: 100 },
    );
  });

  it.each(shipped)('finds the same in JSON as in YAML (example %#)', (text) => {
    const yaml = reading(text, { inventory });
    const json = reading(JSON.stringify(parse(text), null, 2), { inventory });
    expect(yaml.scenario).not.toBeNull();
    expect(withoutPlaces(json)).toEqual(withoutPlaces(yaml));
  });

  it('says the same about JSON as about YAML when something is wrong', () => {
    const root = fc.dictionary(fc.constantFrom(...keys, 'candidates'), anything, { maxKeys: 6 });
    const words = (text: string) =>
      messages(text)
        .map((line) => line.replace(/^[^ ]+ /, ''))
        .sort();
    fc.assert(
      fc.property(root, (tree) => {
        const yaml = stringify(tree, { aliasDuplicateObjects: false });
        expect(words(JSON.stringify(tree))).toEqual(words(yaml));
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of what is said at the top', () => {
    const orders = fc.constantFrom(...shipped).chain((text) => {
      const tree = parse(text) as Record<string, unknown>;
      return fc.shuffledSubarray(Object.keys(tree), { minLength: Object.keys(tree).length }).map((order) => ({
        text,
        shuffled: Object.fromEntries(order.map((key) => [key, tree[key]])),
      }));
    });
    fc.assert(
      fc.property(orders, ({ text, shuffled }) => {
        const again = reading(stringify(shuffled), { inventory });
        expect(withoutPlaces(again.scenario)).toEqual(withoutPlaces(reading(text, { inventory }).scenario));
      }),
      { numRuns: 50 },
    );
  });
});
