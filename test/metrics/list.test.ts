import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isKnown } from '../../src/evaluation/figure.js';
import { explainedMetrics, explanation } from '../../src/metrics/explain.js';
import { metricOf, metrics } from '../../src/metrics/index.js';
import { en } from '../../src/report/words/en.js';
import { zhCN } from '../../src/report/words/zh-CN.js';
import { smallEvaluation } from '../comparison/small-evaluation.js';
import { exampleEvaluation } from '../report/example-evaluation.js';

const folder = new URL('../../src/metrics/', import.meta.url);
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`));

const readings = [exampleEvaluation(), smallEvaluation([{ id: 'bare' }, { id: 'custom', platform: 'custom' }])].flatMap(
  (evaluation) =>
    evaluation.candidates.flatMap((candidate) =>
      metrics.flatMap((metric) =>
        metric.per === 'candidate'
          ? [
              {
                id: metric.id,
                figure: metric.read(candidate, evaluation),
                draws: metric.draws?.(candidate, evaluation),
              },
            ]
          : candidate.services.map((service) => ({
              id: metric.id,
              figure: metric.read(service, candidate, evaluation),
              draws: metric.draws?.(service, candidate, evaluation),
            })),
      ),
    ),
);

describe('the list of metrics', () => {
  it('has one file for each, named by its id in the folder of its group', () => {
    expect(metrics.map(({ group, id }) => `${group}/${id}.ts`).sort()).toEqual(files.sort());
  });

  it('gives each a name of its own and one sentence in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      expect(new Set(metrics.map(({ name }) => name[language])).size).toBe(metrics.length);
      for (const { id, meaning } of metrics) expect(meaning[language], id).toMatch(/[.。]$/);
    }
  });

  it('gives no direction to the counts of security: they are not ranked', () => {
    const security = metrics.filter(({ group }) => group === 'security');
    expect(security.length).toBeGreaterThan(0);
    for (const { id, better } of security) expect(better, id).toBeNull();
  });

  it('reads finite numbers with ordered intervals, or says why there is none in words both languages have', () => {
    for (const { id, figure } of readings) {
      if (!isKnown(figure)) {
        expect(en.unknownBecause, id).toHaveProperty(figure.unknown);
        expect(zhCN.unknownBecause, id).toHaveProperty(figure.unknown);
        continue;
      }
      const { value, accuracy, uncertainty } = figure;
      expect(Number.isFinite(value), id).toBe(true);
      expect(accuracy.low, id).toBeLessThanOrEqual(accuracy.high);
      if (uncertainty !== null) expect(uncertainty.low, id).toBeLessThanOrEqual(uncertainty.high);
    }
  });

  it('gives as many draws as the Evaluation has', () => {
    const drawn = readings.filter(({ draws }) => draws != null);
    expect(drawn.length).toBeGreaterThan(50);
    for (const { id, draws } of drawn) expect(draws, id).toHaveLength(400);
  });
});

describe('the explanation of a metric', () => {
  it('is what its file says', () => {
    const { group, name, meaning, unit, better, per } = metricOf('nines')!;
    expect(explanation('nines')).toEqual({ kind: 'metric', id: 'nines', group, name, meaning, unit, better, per });
    for (const id of explainedMetrics) expect(explanation(id)).toMatchObject({ kind: 'metric', id });
  });

  it('names the nearest metric for anything else', () => {
    expect(explanation('mean-outtage')).toEqual({ kind: 'unknown', nearest: 'mean-outage' });
    expect(explanation('quite something else')).toEqual({ kind: 'unknown', nearest: null });
  });
});
