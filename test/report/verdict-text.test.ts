import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/comparison/comparison.js';
import { compared } from '../../src/comparison/index.js';
import { namedCandidate, verdictText } from '../../src/report/sections/verdict-text.js';
import { type ReportContext, reportContext, shownInterval } from '../../src/report/view/context.js';
import { reportView } from '../../src/report/view/report-view.js';
import { wordsOf } from '../../src/report/words/index.js';
import type { Locale } from '../../src/report/words/words.js';
import { exampleEvaluation } from './example-evaluation.js';
import { oneCandidate } from './example-variants.js';

const evaluation = exampleEvaluation();
const comparison = compared(evaluation);
const contextIn = (locale: Locale): ReportContext =>
  reportContext(evaluation, comparison, wordsOf(locale), 'review', 'print');
const [first, ...others] = evaluation.candidates.map(({ id }) => id);

function nearest(indistinguishable: readonly string[], probability: number): Verdict {
  const standings = comparison.verdict.standings.map((entry) => ({ ...entry, probabilityMeetsAll: probability }));
  return { ...comparison.verdict, kind: 'nearest', candidate: first!, indistinguishable, standings };
}

describe('the verdict in words', () => {
  it('names nobody as nearest when the data tell no candidate apart', () => {
    expect(namedCandidate(nearest(others, 0))).toBeNull();
    const { headline, sentences } = verdictText(nearest(others, 0), contextIn('en'));
    expect(headline).toBe('No candidate meets every target, and none comes clearly nearest');
    expect(sentences[0]).toContain('At best');
    expect(sentences.join(' ')).toContain('cannot tell the candidates apart');
    expect(verdictText(nearest(others, 0), contextIn('zh-CN')).headline).toBe(
      '没有方案满足全部目标，也没有哪个明显最接近',
    );
  });

  it('names the nearest when the data set it apart from one of the others', () => {
    expect(namedCandidate(nearest([], 0.4))).toBe(first);
    expect(verdictText(nearest([], 0.4), contextIn('en')).headline).toContain('comes nearest');
  });

  it('warns where the probability is above the wanted one by less than the error of counting draws', () => {
    const recommended = (probability: number): Verdict => ({ ...nearest([], probability), kind: 'recommended' });
    const said = (probability: number) => verdictText(recommended(probability), contextIn('en')).sentences.join(' ');
    expect(said(comparison.verdict.withProbability)).toContain('more draws may change the verdict');
    expect(said(1)).not.toContain('more draws');
  });

  it('compares nothing where there is one candidate', () => {
    const one = oneCandidate();
    for (const locale of ['en', 'zh-CN'] as const) {
      const context = reportContext(one, compared(one), wordsOf(locale), 'full', 'print');
      const view = reportView(context);
      const said = JSON.stringify([view.verdict, view.meta, view.sections.map(({ blocks }) => blocks)]);
      expect(view.verdict.headline).toContain(context.nameOf(one.candidates[0]!.id));
      for (const word of [
        'Every candidate exceeds',
        'other candidate',
        'order of the candidates',
        'Differences are',
        '1 candidates',
      ])
        expect(said).not.toContain(word);
      for (const word of ['所有方案', '其他方案', '方案的排序', '差值以', '最为接近']) expect(said).not.toContain(word);
    }
  });

  it('shows no interval that reaches below zero', () => {
    const accuracy = { kind: 'interval', low: -65, high: 141, level: 0.95, method: 'replications' } as const;
    expect(shownInterval({ value: 38, accuracy, uncertainty: null })).toEqual({ low: 0, high: 141 });
  });
});
