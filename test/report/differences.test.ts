import { describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import type { ValueOfInformation } from '../../src/comparison/value-of-information.js';
import { differenceOf, differencesSection, differenceText } from '../../src/report/sections/differences.js';
import { settlingBlocks } from '../../src/report/sections/settling.js';
import { targetBreakEvenBlocks, targetBreakEvenSentence } from '../../src/report/sections/target-break-evens.js';
import { reportContext } from '../../src/report/view/context.js';
import type { BlockView, TableBlock } from '../../src/report/view/view.js';
import { wordsOf } from '../../src/report/words/index.js';
import type { Locale } from '../../src/report/words/words.js';
import { exampleEvaluation } from './example-evaluation.js';

const evaluation = exampleEvaluation();
const comparison = compared(evaluation);
const contextIn = (locale: Locale, changed = evaluation) =>
  reportContext(changed, compared(changed), wordsOf(locale), 'full', 'print');
const english = contextIn('en');
const tableOf = (blocks: readonly BlockView[], anchor: string) =>
  blocks.find((block): block is TableBlock => block.kind === 'table' && block.anchor === anchor)!;
const numbers = (text: string) => Number(text.replace('−', '-').replace('+', ''));

describe('what a difference is made of', () => {
  const candidate = evaluation.candidates.find(({ id }) => id !== comparison.baseline)!.id;

  it('has parts that add up to it, seen from either side', () => {
    const difference = differenceOf(candidate, english.mainService, english)!;
    const sum = [...difference.parts.values()].reduce((total, part) => total + part, 0);
    expect(sum).toBeCloseTo(difference.minutesPerYear, 9);
    const other = { ...comparison, baseline: candidate };
    const turned = differenceOf(comparison.baseline, english.mainService, { ...english, comparison: other })!;
    expect(turned.minutesPerYear).toBeCloseTo(-difference.minutesPerYear, 12);
  });

  it('is printed so that the column comes out at its total but for the rounding', () => {
    const { groups } = tableOf(differencesSection(english), `parts-${english.serviceSlug(english.mainService)}`);
    const { rows } = groups[0]!;
    for (const column of rows[0]!.cells.keys()) {
      if (column === 0) continue;
      const printed = rows.map(({ cells }) => numbers(cells[column]!.text)).filter(Number.isFinite);
      const total = printed.pop()!;
      expect(Math.abs(printed.reduce((sum, value) => sum + value, 0) - total)).toBeLessThanOrEqual(
        0.5 * (printed.length + 1),
      );
    }
  });

  it('is written with the same decimals throughout, as many as the largest needs', () => {
    const write = differenceText([-72.5, 0.02]);
    expect([write(-72.46), write(10.88), write(-0.02)]).toEqual(['−72.5', '+10.9', '0.0']);
  });

  it('names no factor of its own without a baseline to differ from', () => {
    expect(differenceOf(comparison.baseline, english.mainService, english)).toBeNull();
  });
});

describe('where a target is just met', () => {
  const candidate = evaluation.candidates[0]!.id;
  const entry = {
    service: english.mainService,
    parameter: 'host.time-to-failure',
    candidate,
    at: 8766,
    today: 43_830,
    met: 'above' as const,
    deviations: 2.3,
  };
  const withEntry = (met: 'above' | 'below') => ({
    ...evaluation,
    uncertainty: { ...evaluation.uncertainty, targetBreakEvens: [{ ...entry, met }] },
  });

  it('is said as a limit while it is met, and as a wish while it is not', () => {
    expect(targetBreakEvenSentence(entry, english)).toMatch(/^While “.*” stays above 1\sy .* keeps the target/);
    expect(targetBreakEvenSentence({ ...entry, met: 'below' }, english)).toMatch(/^Were “.*” below 1\sy .* would keep/);
    expect(targetBreakEvenSentence(entry, contextIn('zh-CN'))).toMatch(/高于\s1\s年/);
  });

  it('is marked as met or missed today', () => {
    const mark = (met: 'above' | 'below') =>
      tableOf(targetBreakEvenBlocks(contextIn('en', withEntry(met))), 'target-break-evens').groups[0]!.rows[0]!
        .cells[1]!.mark;
    expect([mark('above'), mark('below')]).toEqual(['✓', '×']);
    expect(targetBreakEvenBlocks(english).length).toBe(evaluation.uncertainty.targetBreakEvens === undefined ? 0 : 1);
  });
});

describe('what to measure first', () => {
  const value: ValueOfInformation = {
    candidate: evaluation.candidates[0]!.id,
    probabilityRight: 0.4,
    surest: { candidate: evaluation.candidates[0]!.id, probabilityRight: 0.4 },
    rival: null,
    today: { right: 0.4, meets: 1, less: null, surest: evaluation.candidates[0]!.id },
    parameters: [],
    bestTwo: null,
    method: 'test',
  };
  const said = (valueOfInformation: ValueOfInformation) =>
    JSON.stringify(settlingBlocks({ ...english, comparison: { ...comparison, valueOfInformation } }));

  it('says so where no measurement would change the choice', () => {
    expect(said(value)).toContain(english.words.sentences.nothingToMeasure);
  });

  it('names the two best with what they would bring', () => {
    const keys = ['host.time-to-failure', 'rack.time-to-failure'] as const;
    const bestTwo = { keys, probabilityRight: 0.65 };
    expect(said({ ...value, bestTwo })).toMatch(
      /Two measurements would settle it best: .* 65\u00a0% instead of 40\u00a0%/,
    );
  });
});
