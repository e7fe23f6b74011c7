import { describe, expect, it } from 'vitest';
import { compared } from '../../../src/comparison/index.js';
import type { Evaluation } from '../../../src/evaluation/evaluation.js';
import { type NumberCell, type Sheet, type SheetCell, workbookSheets } from '../../../src/report/index.js';
import { exampleEvaluation } from '../example-evaluation.js';
import { hostileNames, longNames, tooGood, unknownEverywhere } from '../example-variants.js';

const sheetsOf = (evaluation: Evaluation, locale: 'en' | 'zh-CN' = 'en') =>
  workbookSheets(evaluation, compared(evaluation), locale);
const named = (sheets: readonly Sheet[], name: string) => sheets.find((sheet) => sheet.name === name)!;
const numberOf = (cell: SheetCell | undefined) => (cell as NumberCell).number;
const texts = (sheet: Sheet) => [...sheet.heads, ...sheet.rows].flat().filter((cell) => typeof cell === 'string');

describe('the workbook', () => {
  it('holds each figure of the comparison unrounded, with its interval and its difference in cells of their own', () => {
    const evaluation = exampleEvaluation();
    const comparison = compared(evaluation);
    const sheet = named(workbookSheets(evaluation, comparison, 'en'), 'Comparison');
    const entries = comparison.groups.flatMap((group) => group.rows);
    expect(sheet.rows).toHaveLength(entries.length);
    entries.forEach((entry, i) => {
      entry.cells.forEach(({ figure, delta }, k) => {
        const [value, low, high, difference] = sheet.rows[i]!.slice(4 + 4 * k);
        if ('unknown' in figure) expect([typeof value, low, high, difference]).toEqual(['string', null, null, null]);
        else {
          expect(numberOf(value)).toBe(figure.value);
          if (figure.uncertainty !== null && figure.uncertainty.low < figure.uncertainty.high)
            expect(numberOf(high)).toBe(figure.uncertainty.high);
          if (delta !== null) expect(numberOf(difference)).toBe(delta);
        }
      });
    });
  });

  it('adds up: the budget of a service to its downtime, the phases of a cause to its minutes', () => {
    const evaluation = exampleEvaluation();
    const { rows } = named(sheetsOf(evaluation), 'Downtime by cause');
    for (const row of rows) {
      const phases = row.slice(7).map((cell) => numberOf(cell));
      expect(phases.reduce((sum, part) => sum + part)).toBeCloseTo(numberOf(row[6]), 6);
    }
    for (const candidate of evaluation.candidates)
      for (const service of candidate.services) {
        const own = rows.filter(([name, id]) => name === candidate.name.en && id === service.id);
        const minutes = own.reduce((sum, row) => sum + numberOf(row[6]), 0);
        expect(minutes).toBeCloseTo(service.unavailability.value * 8766 * 60, 6);
      }
  });

  it('has the same sheets and as many rows in each language, and names a spreadsheet can hold', () => {
    const [en, zh] = (['en', 'zh-CN'] as const).map((locale) => sheetsOf(exampleEvaluation(), locale));
    expect(zh!.map(({ rows }) => rows.length)).toEqual(en!.map(({ rows }) => rows.length));
    for (const sheet of [...en!, ...zh!]) {
      expect(sheet.name).toMatch(/^[^[\]/\\:*?]{1,31}$/);
      for (const row of [...sheet.heads, ...sheet.rows]) expect(row.length).toBeLessThanOrEqual(sheet.widths.length);
    }
    expect(new Set(en!.map(({ name }) => name)).size).toBe(en!.length);
  });

  it('holds no number that is none, and no text a cell has no room for', () => {
    for (const make of [unknownEverywhere, tooGood, hostileNames, longNames])
      for (const sheet of sheetsOf(make())) {
        for (const cell of sheet.rows.flat())
          if (cell !== null && typeof cell === 'object') expect(Number.isFinite(cell.number)).toBe(true);
        for (const text of texts(sheet)) expect(text.length).toBeLessThan(32_767);
      }
  });
});
