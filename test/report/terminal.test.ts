import { describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import { terminalText } from '../../src/report/index.js';
import { terminalWidth, wrappedLines } from '../../src/report/terminal-layout.js';
import { exampleEvaluation } from './example-evaluation.js';
import { longNames, sixCandidates, unknownEverywhere } from './example-variants.js';

const printed = (evaluation = exampleEvaluation(), options = {}) =>
  terminalText(evaluation, compared(evaluation), { locale: 'en', color: false, detail: 'brief', ...options });

describe('the table in the terminal', () => {
  it('fits into 80 columns in either language and detail, whatever the candidates', () => {
    for (const evaluation of [exampleEvaluation(), sixCandidates(), unknownEverywhere(), longNames()])
      for (const locale of ['en', 'zh-CN'] as const)
        for (const detail of ['brief', 'full'] as const)
          for (const line of printed(evaluation, { locale, detail }).split('\n'))
            expect(terminalWidth(line), line).toBeLessThanOrEqual(80);
  });

  it('names the candidates once and heads their columns by letters', () => {
    const text = printed();
    expect(text).toContain('A  vSphere HA on nine hosts (Baseline)');
    expect(text.match(/vSphere HA on nine hosts \(Baseline\)/g)).toHaveLength(1);
    expect(text).toMatch(/\n +A +B +C +D\n─+\n/);
  });

  it('has no escape sequence without colours, and the same text with them', () => {
    const plain = printed();
    expect(plain.includes('\u001b')).toBe(false);
    const colored = printed(exampleEvaluation(), { color: true });
    const codes = [1, 2, 31, 32, 0].map((code) => `\u001b[${code}m`);
    expect(codes.reduce((text, code) => text.replaceAll(code, ''), colored)).toBe(plain);
  });

  it('tells in full of outages simulated with forced failures', () => {
    const text = printed(exampleEvaluation(), { detail: 'full', width: 1000 });
    expect(text).toMatch(/outages of shop are rare.*A-cycles.*effective sample 2716, largest cycle 1\s%/);
    expect(text).toContain('simulated with forced failures as well, but not taken');
    expect(printed()).not.toContain('forced failures');
  });

  it('counts an ideograph as two columns and keeps its comma with it', () => {
    expect(terminalWidth('可用性 99 %')).toBe(11);
    expect(wrappedLines('可用，性能', 6)).toEqual(['可用，', '性能']);
  });
});
