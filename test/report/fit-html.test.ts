import { describe, expect, it } from 'vitest';
import { type FitRecord, fitRecord } from '../../src/measurements/fit-record.js';
import { fittedLog } from '../../src/measurements/fitted-log.js';
import { readLog } from '../../src/node/read-log.js';
import { fitCharts } from '../../src/report/fit/fit-charts.js';
import { fitHtml } from '../../src/report/fit/fit-html.js';
import type { PageOptions } from '../../src/report/index.js';
import { wordsOf } from '../../src/report/words/index.js';
import type { Locale } from '../../src/report/words/words.js';
import { fixture, logRequest } from '../measurements/reading.js';
import { clipped, overlapping } from './svg-geometry.js';
import { shippedTemplates } from './templates.js';

async function recordOf(file: string, parameter: string | null): Promise<FitRecord> {
  const { log, source, mapping } = await readLog(logRequest(fixture(file), null));
  const fitted = fittedLog(log, { parameter, inventory: null, seed: 1, interval: 'wald' }, source);
  return fitRecord(log, fitted, { ninefold: '1.2.3', seed: 1, source, mapping, inventory: null, interval: 'wald' });
}

const options = (locale: Locale): PageOptions => ({
  locale,
  purpose: 'screen',
  templates: shippedTemplates(),
  fontCss: '',
  paper: 'A4',
  theme: null,
});

const lanl = recordOf('measured/lanl/lanl-system-3.csv', null);
const dirty = recordOf('bad-logs/every-fault.csv', 'host.time-to-restore');
const drills = recordOf('measured/node-failover/node-failover-trials.csv', 'pod.start');

describe('the report of a fit', () => {
  it('shows for each parameter its curve, a probability plot, and residuals or mean failures', async () => {
    const page = fitHtml(await lanl, options('en'));
    const { parameters } = await lanl;
    expect(parameters.length).toBeGreaterThan(3);
    for (const place of [0, 1, 2, 3]) {
      for (const part of ['parameter', 'survival', 'fits']) expect(page).toContain(`id="${part}-${place}"`);
    }
    expect(page).toContain('id="failures-0"');
    expect(page).toContain('id="residuals-1"');
    expect(page).toMatch(/Mean [\d.]+\sy, 95\s% interval [\d.]+–[\d.]+\sy/);
  });

  it('says what became of every row, and of which file', async () => {
    const page = fitHtml(await dirty, options('en'));
    const { rowsRead, rowsFiltered, quarantine, sha256 } = await dirty;
    const rows = [
      ...page.matchAll(
        /<bdi>(read|used|left out by a condition|rejected, in quarantine.csv)<\/bdi>.*\n<td[^>]*><bdi>(\d+)/g,
      ),
    ];
    const [read, used, leftOut, rejected] = rows.map(([, , count]) => Number(count));
    expect([read, leftOut, rejected]).toEqual([rowsRead, rowsFiltered, quarantine.rejected]);
    expect(used! + leftOut! + rejected!).toBe(read);
    for (const { reason } of quarantine.reasons) expect(page).toContain(`– ${reason}`);
    expect(page).toContain(sha256);
  });

  it('is Chinese throughout for a Chinese reader', async () => {
    const page = fitHtml(await dirty, options('zh-CN'));
    const visible = page.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ');
    expect(visible).toContain('观测窗口');
    expect(fitHtml(await lanl, options('zh-CN'))).toContain('正常运行时间的生存曲线');
    expect(visible).not.toMatch(/rejected|unreadable|too few|durations|interval of|share/i);
  });

  it('is the same bytes each time and asks for nothing outside itself', async () => {
    const page = fitHtml(await drills, options('en'));
    expect(fitHtml(await drills, options('en'))).toBe(page);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/|src=/);
  });

  it.each(['en', 'zh-CN'] as const)('keeps the texts of its pictures inside and apart (%s)', async (locale) => {
    for (const record of [await lanl, await drills]) {
      const context = { record, words: wordsOf(locale), purpose: 'screen', detail: 'review' } as const;
      const estimated = record.parameters.filter((parameter) => 'estimate' in parameter);
      const charts = estimated.flatMap((parameter, place) => fitCharts(parameter, place, context));
      expect(charts.length).toBeGreaterThan(0);
      for (const chart of charts) {
        const svg = chart.draw(340, chart.id);
        expect([chart.id, ...clipped(svg), ...overlapping(svg)]).toEqual([chart.id]);
      }
    }
  });
});
