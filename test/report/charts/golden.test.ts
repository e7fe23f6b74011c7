import { describe, expect, it } from 'vitest';
import { attainmentChart } from '../../../src/report/charts/attainment.js';
import { breakEvenChart } from '../../../src/report/charts/break-even.js';
import { type Chart, narrowWidth, wideWidth } from '../../../src/report/charts/chart.js';
import { distributionCurves } from '../../../src/report/charts/distribution-curves.js';
import { failoverTimeline } from '../../../src/report/charts/failover-timeline.js';
import { ninesChart } from '../../../src/report/charts/nines.js';
import { paretoChart, undominated } from '../../../src/report/charts/pareto.js';
import { stackedBars } from '../../../src/report/charts/stacked-bars.js';
import { survivalChart } from '../../../src/report/charts/survival.js';
import { tornado } from '../../../src/report/charts/tornado.js';
import { waterfall } from '../../../src/report/charts/waterfall.js';
import { blockDiagram } from '../../../src/report/diagrams/block-diagram.js';
import { topologyDiagram } from '../../../src/report/diagrams/topology.js';
import { wordsOf } from '../../../src/report/words/index.js';
import { kubernetes } from '../example-candidates.js';
import { clipped, overlapping } from '../svg-geometry.js';

const text = (id: string) => ({ id, title: `Title of ${id}`, description: `What ${id} shows.` });
const table = { head: [], rows: [] };
const plain = (value: number) => String(value);

const charts: readonly Chart[] = [
  stackedBars({
    ...text('stacked-bars'),
    names: ['VM cluster', '三主节点的容器云'],
    series: [
      { name: 'Host hardware', fill: 0, values: [30, 12] },
      { name: 'Storage', fill: 1, values: [50, 4] },
    ],
    totals: ['80 min', '16 min'],
    inside: plain,
    axis: 'minutes per year',
    tickText: plain,
    upTo: null,
    mark: { at: 53, text: 'allowed 53 min' },
    table,
  }),
  ninesChart({
    ...text('nines'),
    rows: [
      { name: 'A', series: 0, unavailability: 5e-4, low: 2e-4, high: 9e-4, text: '99.95 %' },
      { name: 'B', series: 1, unavailability: 6e-5, low: 3e-5, high: 2e-4, text: '99.994 %' },
    ],
    target: { unavailability: 1e-4, text: 'target 99.99 %' },
    axis: 'nines',
    table,
  }),
  failoverTimeline({
    ...text('failover-timeline'),
    rows: [
      {
        name: 'A',
        phases: [
          { fill: 1, label: 'detect', seconds: 18 },
          { fill: 0, label: 'guest boots', seconds: 60 },
        ],
        p95Seconds: 120,
        total: '78 s',
      },
    ],
    legend: [
      { name: 'Detect', fill: 1 },
      { name: 'Restart', fill: 0 },
    ],
    p95: '95th percentile',
    objective: { seconds: 100, text: 'RTO 100 s' },
    axis: 'time since the failure',
    tickText: (seconds) => `${seconds} s`,
    table,
  }),
  distributionCurves({
    ...text('distribution-curves'),
    lines: [
      { name: 'A', series: 0, quantiles: [0, 0, 4, 30, 200] },
      { name: 'B', series: 1, quantiles: [0, 1, 2, 8, 40] },
    ],
    grid: [0.1, 1, 10, 100, 1000],
    mark: { at: 53, text: 'target 99.99 %: 53 min' },
    axis: 'minutes in the year',
    side: 'share of years',
    tickText: plain,
    table,
  }),
  tornado({
    ...text('tornado'),
    rows: [
      { name: 'Host: time to failure', atLow: 60, atHigh: 20, lowText: '1 y', highText: '9 y' },
      { name: 'Repair', atLow: 25, atHigh: 45, lowText: '2 h', highText: '12 h' },
    ],
    nominal: 30,
    nominalText: '30 min',
    low: 'at its 5 % value',
    high: 'at its 95 % value',
    axis: 'minutes per year',
    tickText: plain,
    table,
  }),
  breakEvenChart({
    ...text('break-even'),
    lines: [
      {
        name: 'A',
        series: 0,
        points: [
          [1, 40],
          [4, 30],
          [9, 26],
        ],
      },
      {
        name: 'B',
        series: 1,
        points: [
          [1, 33],
          [4, 32],
          [9, 31],
        ],
      },
    ],
    today: { at: 4, text: 'Today: 4 y' },
    equal: { at: 3, minutes: 32.2, text: 'Break-even at: 3 y' },
    axis: 'Host: time to failure',
    side: 'minutes per year',
    isTime: false,
    parameterText: (value) => `${value.toFixed(1)} y`,
    minutesText: plain,
    table,
  }),
  waterfall({
    ...text('waterfall'),
    from: { name: 'VM cluster', value: 248, text: '248 min' },
    to: { name: '三主节点的容器云', value: 165, text: '165 min' },
    steps: [
      { name: 'Hosts', change: -12, text: '−12.0' },
      { name: 'Storage', change: 0, text: '0.0' },
      { name: 'Platform layers', change: 18, text: '+18.0' },
      { name: 'Planned work', change: -89, text: '−89.0' },
    ],
    whole: 'total',
    less: 'less downtime',
    more: 'more downtime',
    axis: 'minutes per year',
    tickText: plain,
    table,
  }),
  attainmentChart({
    ...text('attainment'),
    rows: [
      { name: 'A', month: 0.97, year: 0.71, text: '97 % / 71 %' },
      { name: 'B', month: 0.998, year: 0.96, text: '99.8 % / 96 %' },
    ],
    month: 'months',
    year: 'years',
    axis: 'share that meets the target',
    tickText: (share) => `${Math.round(share * 100)} %`,
    table,
  }),
  paretoChart({
    ...text('pareto'),
    points: [
      { name: 'A', series: 0, cost: 600_000, minutes: 280, low: 200, high: 600 },
      { name: 'B', series: 1, cost: 200_000, minutes: 140, low: 120, high: 180 },
      { name: 'C', series: 2, cost: 400_000, minutes: 60, low: 50, high: 90 },
    ],
    axis: 'CNY per year',
    side: 'minutes per year',
    costText: plain,
    minutesText: plain,
    table,
  }),
  survivalChart({
    ...text('survival'),
    observed: [
      [0.2, 0.75],
      [1, 0.5],
      [6, 0.25],
      [80, 0],
    ],
    interval: null,
    fitted: [
      [0.1, 0.9],
      [1.4, 0.5],
      [40, 0.05],
    ],
    observedName: 'observations',
    fittedName: 'fit',
    side: 'share still going',
    timeText: (hours) => `${Math.round(hours * 60)} min`,
    table,
  }),
  blockDiagram({
    ...text('block-diagram'),
    columns: [
      { members: ['site main'], note: '9.5 min/year' },
      { members: ['rack r1', 'rack r2'], note: '70 ms/year' },
      { members: ['a component whose name is far too long for its block'], note: '1 ms/year' },
    ],
    table,
  }),
  topologyDiagram('topology', text('topology'), kubernetes.topology, wordsOf('zh-CN')),
];

describe('charts and diagrams', () => {
  for (const chart of charts) {
    it(`${chart.id} is drawn as before, byte for byte`, async () => {
      const svg = chart.draw(wideWidth, chart.id).replaceAll('><', '>\n<');
      await expect(`${svg}\n`).toMatchFileSnapshot(`../../golden/report/${chart.id}.svg`);
    });

    it(`${chart.id} keeps its texts inside and apart, on a phone too`, () => {
      for (const width of [wideWidth, narrowWidth]) {
        const svg = chart.draw(width, chart.id);
        expect(clipped(svg), `clipped at ${width}`).toEqual([]);
        expect(overlapping(svg), `overlapping at ${width}`).toEqual([]);
      }
    });
  }

  it('of distributions keep the words of a mark at their left end beside those of the axis', () => {
    const curves = distributionCurves({
      ...text('left-mark'),
      lines: [{ name: 'A', series: 0, quantiles: [10, 2000] }],
      grid: [10, 100, 1000, 10_000],
      mark: { at: 12, text: 'RTO 10 min' },
      axis: 'time since the failure',
      side: 'share of failures',
      tickText: plain,
      table,
    });
    for (const width of [wideWidth, narrowWidth]) expect(overlapping(curves.draw(width, 'left-mark'))).toEqual([]);
  });

  it('of cost against downtime join those that no other beats in both', () => {
    const point = (name: string, cost: number, minutes: number) => ({
      name,
      series: 0,
      cost,
      minutes,
      low: 0,
      high: 0,
    });
    const points = [point('dear and bad', 9, 9), point('cheap', 1, 8), point('good', 5, 2), point('beaten', 6, 3)];
    expect(undominated(points).map(({ name }) => name)).toEqual(['cheap', 'good']);
  });
});
