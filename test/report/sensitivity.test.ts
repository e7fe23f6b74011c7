import { describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import { elasticityBlocks } from '../../src/report/sections/elasticities.js';
import { sentence } from '../../src/report/sections/findings.js';
import { verdictTornado } from '../../src/report/sections/verdict-tornado.js';
import { reportContext } from '../../src/report/view/context.js';
import { wordsOf } from '../../src/report/words/index.js';
import type { Locale } from '../../src/report/words/words.js';
import { exampleEvaluation } from './example-evaluation.js';

const evaluation = exampleEvaluation();
const comparison = compared(evaluation);
const contextIn = (locale: Locale) => reportContext(evaluation, comparison, wordsOf(locale), 'review', 'print');
const [a, b] = evaluation.candidates.map(({ id }) => id) as [string, string];

describe('a break-even in words', () => {
  const finding = {
    kind: 'break-even' as const,
    service: 'shop',
    parameter: 'guest-os.start',
    candidates: [a, b] as const,
    at: 38 / 3600,
    today: 60 / 3600,
    lessBelow: a,
    deviations: 1.23,
  };
  const said = (locale: Locale, more: Partial<typeof finding> = {}) => {
    const context = contextIn(locale);
    const text = sentence({ ...finding, ...more }, context);
    return text.replace(context.parameterName(finding.parameter), 'X').replaceAll('\u00a0', ' ');
  };
  const names = (locale: Locale) => [a, b].map((id) => contextIn(locale).nameOf(id));

  it('says who has less downtime on the other side, and how far that is from today', () => {
    const [first, second] = names('en');
    expect(said('en')).toBe(
      `Were “X” below 38 s (today 60 s, 1.2 standard deviations away), ${first} would have less downtime of shop than ${second}.`,
    );
    const [eins, zwei] = names('zh-CN');
    expect(said('zh-CN').replaceAll(' ', '')).toBe(
      `“X”若低于38秒（当前60秒，相距1.2个标准差），${eins}的shop停机时间将少于${zwei}。`.replaceAll(' ', ''),
    );
  });

  it('turns round where today lies below it', () => {
    const [first, second] = names('en');
    expect(said('en', { today: 20 / 3600 })).toContain(`above 38 s (today 20 s`);
    expect(said('en', { today: 20 / 3600 })).toContain(`${second} would have less downtime of shop than ${first}`);
  });
});

it('elasticities stand side by side, the steepest input first, with what is known exactly told apart', () => {
  const elasticities = [
    { candidate: a, service: 'shop', parameter: 'host.time-to-failure', elasticity: -0.2 },
    { candidate: b, service: 'shop', parameter: 'host.time-to-failure', elasticity: -0.1 },
    { candidate: b, service: 'shop', parameter: 'host.time-to-restore', elasticity: 0.75 },
  ];
  const context = reportContext(
    { ...evaluation, uncertainty: { ...evaluation.uncertainty, elasticities } },
    comparison,
    wordsOf('en'),
    'full',
    'print',
  );
  const [block] = elasticityBlocks(context);
  const rows = block?.kind === 'table' ? block.groups[0]!.rows : [];
  const texts = rows.map(({ cells }) => cells.slice(0, 3).map(({ text }) => text));
  expect(texts).toEqual([
    [context.parameterName('host.time-to-restore'), '–', '+0.75'],
    [context.parameterName('host.time-to-failure'), '−0.20', '−0.10'],
  ]);
  expect(elasticityBlocks(contextIn('en'))).toEqual([]);
});

describe('the tornado of the verdict', () => {
  const value = comparison.valueOfInformation!;
  const mover = (key: string, low: number, high: number) => ({
    ...value.parameters[0]!,
    key,
    parameter: key,
    fifths: [10, 1000] as const,
    whenLow: { ...value.today, right: low, meets: 0.9 },
    whenHigh: { ...value.today, right: high, meets: 0.9 },
    moves: ['right'] as const,
  });

  it('has what moves the choice most first, with the ends of the fifths', () => {
    const moved = {
      ...value,
      parameters: [mover('host.time-to-restore', 0.8, 0.6), mover('host.time-to-failure', 0.2, 0.9)],
    };
    const context = contextIn('en');
    const chart = verdictTornado(moved, 5, context)!;
    expect(chart.title).toContain('is the right choice');
    expect(chart.table!.rows.map(([name]) => name)).toEqual(
      ['host.time-to-failure', 'host.time-to-restore'].map(context.parameterName),
    );
    expect(chart.table!.rows[0]!.slice(1).map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      '< 10 h',
      '20 %',
      '> 41.7 d',
      '90 %',
    ]);
  });

  it('is about the targets where the choice is moved by nothing, and none where nothing is moved at all', () => {
    const only = (moves: readonly ('right' | 'meets' | 'less')[]) => ({
      ...value,
      parameters: [{ ...mover('host.time-to-failure', 0.5, 0.5), moves }],
    });
    expect(verdictTornado(only(['meets']), 5, contextIn('en'))!.title).toContain('meets every target');
    expect(verdictTornado(only([]), 5, contextIn('en'))).toBeNull();
  });
});
