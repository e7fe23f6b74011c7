import { describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import { budgetCsv, csvText, figuresCsv, jsonText, risksCsv } from '../../src/report/index.js';
import { exampleEvaluation } from './example-evaluation.js';
import { hostile, hostileNames } from './example-variants.js';

describe('CSV', () => {
  it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
    expect(csvText([['a', 1]])).toBe('\ufeffa,1\r\n');
  });

  it('defuses text that a spreadsheet would take for a formula, and leaves numbers alone', () => {
    expect(csvText([['=1+1', '-x', '+x', '@x', '＝1', -0.5, 1e-9]])).toBe("\ufeff'=1+1,'-x,'+x,'@x,'＝1,-0.5,1e-9\r\n");
  });

  it('quotes what would break a row', () => {
    expect(csvText([['a,b', 'say "no"', ' spaced ', 'two\nlines']])).toBe(
      '\ufeff"a,b","say ""no"""," spaced ","two\nlines"\r\n',
    );
  });

  it('starts no formula, whatever the names', () => {
    const evaluation = hostileNames();
    const renamed = { ...evaluation, candidates: evaluation.candidates.map((c) => ({ ...c, id: `=${hostile}` })) };
    for (const text of [budgetCsv(renamed), risksCsv(renamed, 'zh-CN')])
      for (const line of text.slice(1).split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@]/);
  });

  it('has a row for every figure of every candidate, and as many fields in each', () => {
    const evaluation = exampleEvaluation();
    const comparison = compared(evaluation);
    const lines = figuresCsv(evaluation, comparison).trim().split('\r\n');
    const cells = comparison.groups.flatMap((group) => group.rows).flatMap((row) => row.cells).length;
    expect(lines.length).toBe(1 + cells + 1);
  });

  it('lists the risks of every service, costliest first', () => {
    const [head, ...rows] = risksCsv(exampleEvaluation(), 'en').trim().split('\r\n');
    expect(head).toBe(
      '\ufeffCandidate,Service,Risk,Times per year,Mean minutes,Minutes per year,Mitigation,Owner'.slice(1),
    );
    const minutes = rows
      .filter((row) => row.includes('vSphere HA on nine hosts,shop'))
      .map((row) => Number(row.split(',')[5]));
    expect(minutes).toEqual([...minutes].sort((a, b) => b - a));
  });
});

describe('JSON', () => {
  it('is the same for the same record however it was put together', () => {
    const evaluation = exampleEvaluation();
    const turned = Object.fromEntries(Object.entries(evaluation).reverse()) as unknown as typeof evaluation;
    expect(jsonText(turned)).toBe(jsonText(evaluation));
    expect(JSON.parse(jsonText(evaluation)).candidates.length).toBe(4);
  });
});
