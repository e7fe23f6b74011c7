import type { Chart } from '../charts/chart.js';
import { distributionCurves } from '../charts/distribution-curves.js';
import { duration, durationOfHours } from '../format/duration.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import { type ModeKey, recordOf } from './recovery.js';

/** Seconds a clock would show. */
const grid = [1, 3, 10, 30, 60, 180, 600, 1800, 3600, 10_800, 36_000, 86_400, 259_200, 864_000];

/** Distribution functions of the recovery times; null in records of earlier versions, which have none. */
export function recoveryCurves(mode: ModeKey, service: string, anchor: string, context: ReportContext): Chart | null {
  const { words } = context;
  const lines = context.candidates.flatMap(({ id }) => {
    const record = recordOf(context.candidate(id)!, service, mode.id, mode.workload);
    const quantiles = record?.total.quantiles ?? [];
    return quantiles.length === 0 ? [] : [{ name: context.nameOf(id), series: context.seriesOf(id), quantiles }];
  });
  const rto = serviceOf(context.focus, service)?.target?.rtoHours ?? null;
  if (lines.length === 0) return null;
  return distributionCurves({
    id: `${anchor}-curves`,
    ...words.charts.recoveryCurves(mode.name),
    lines,
    grid,
    mark: rto === null ? null : { at: rto * 3600, text: `${words.label.rto} ${durationOfHours(rto, words)}` },
    axis: words.charts.axisTime,
    side: words.charts.axisRecoveries,
    tickText: (seconds) => duration(seconds, words),
    table: {
      head: [words.charts.axisRecoveries, ...lines.map(({ name }) => name)],
      rows: [0.05, 0.25, 0.5, 0.75, 0.95].map((level) => [
        `${Math.round(level * 100)} %`,
        ...lines.map(({ quantiles }) => duration(quantiles[Math.floor(level * quantiles.length)]!, words)),
      ]),
    },
  });
}
