import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lognormalFit } from '../../src/measurements/fit-lognormal.js';
import { weibullFit } from '../../src/measurements/fit-weibull.js';
import { isoLocal } from '../../src/measurements/local-time.js';
import { outageStatistics } from '../../src/measurements/outage-statistics.js';
import { sampleMean, sampleSummary } from '../../src/measurements/sample-summary.js';
import { runCommand } from '../cli/command.js';
import { drillsOf, fixture, outagesOf } from './reading.js';

// Every figure of the independent reference, by the definition written beside it there.
const reference = JSON.parse(readFileSync(fixture('reference/measured-data.json'), 'utf8'));

/** Figures are given to eight significant digits: half a unit of the last, times two for the one they were rounded from. */
function expectPrinted(found: number, printed: number): void {
  const digits = String(printed)
    .replace(/^-?0?\.?0*/, '')
    .replace('.', '').length;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(printed) || 1)) - Math.min(digits, 15) + 1);
  const decimals = String(printed).split('.')[1]?.length ?? 0;
  expect(Math.abs(found - printed)).toBeLessThanOrEqual(
    Math.max(unit, 10 ** -decimals) * 0.51 + 1e-9 * Math.abs(printed) * 10,
  );
}

function expectSummary(values: ArrayLike<number>, printed: Record<string, number>): void {
  const summary = sampleSummary(values);
  expect(summary.n).toBe(printed.n);
  for (const key of ['mean', 'sd', 'min', 'median', 'p90', 'p95', 'p99', 'max'] as const) {
    expectPrinted(summary[key], printed[key]);
  }
}

const all = () => true;

describe.each(['3', '20'])('LANL system %s', (system) => {
  const expected = reference.lanl.systems[system];
  const log = outagesOf(fixture(`measured/lanl/lanl-system-${system}.csv`));

  it('has the failures, window and exposure of the reference', async () => {
    const statistics = outageStatistics(await log, all, null);
    const [exposure] = statistics.exposures;
    expect(statistics.failures).toBe(expected.failures);
    expect([exposure.group.from, exposure.group.to].map(isoLocal)).toEqual(expected.window);
    expect(exposure).toMatchObject({ machines: expected.declared_nodes, basis: 'declared' });
    expectPrinted(exposure.windowHours, expected.window_hours);
    expectPrinted(statistics.machineHours, expected.node_hours);
    expectPrinted(statistics.downHours, expected.down_node_hours_union);
  });

  it('has its mean times and availability', async () => {
    const { machineHours, downHours, failures, exposures } = outageStatistics(await log, all, null);
    expectPrinted(machineHours / failures, expected.mtbf_node_hours);
    expectPrinted((machineHours - downHours) / failures, expected.mttf_node_hours);
    expectPrinted(exposures[0].windowHours / failures, expected.system_mtbf_hours);
    expectPrinted(downHours / failures, expected.mean_down_union_per_failure_hours);
    expectPrinted(1 - downHours / machineHours, expected.node_availability);
  });

  it('has its repair times and their lognormal fit', async () => {
    const minutes = outageStatistics(await log, all, null).repairs.map((hours) => hours * 60);
    expectSummary(minutes, expected.repair_minutes);
    const fit = lognormalFit({ exact: minutes.filter((value) => value > 0), longerThan: [] })!.distribution;
    if (fit.kind !== 'lognormal') throw new Error('expected a lognormal');
    expectPrinted(fit.mu, expected.repair_lognormal_mle_minutes.mu);
    expectPrinted(fit.sigma, expected.repair_lognormal_mle_minutes.sigma_mle);
  });

  it('has its times between failures of one node and their Weibull fit', async () => {
    const { gaps } = outageStatistics(await log, all, null);
    expectSummary(gaps, expected.same_node_time_between_failures_hours);
    const positive = gaps.filter((gap) => gap > 0);
    const printed = expected.same_node_tbf_weibull_mle_hours_gaps_gt0;
    expect(positive.length).toBe(printed.n_positive);
    const fit = weibullFit({ exact: positive, longerThan: [] })!.distribution;
    if (fit.kind !== 'weibull') throw new Error('expected a Weibull');
    expectPrinted(fit.shape, printed.shape);
    expectPrinted(fit.scale, printed.scale);
  });
});

describe.each([
  ['k3s', 'pod-startup-k3s.csv'],
  ['kubespray', 'pod-startup-kubespray.csv'],
  ['microk8s', 'pod-startup-microk8s.csv.gz'],
])('pod start-up on %s', (cluster, file) => {
  const expected = reference.k8s_pod_startup[cluster];
  const path = fixture(`measured/pod-startup/${file}`);

  it('has the delays of the reference, by column and by difference of the times', async () => {
    const byColumn = await drillsOf(path);
    const byTimes = await drillsOf(path, { columns: { start: 'time_scheduled', end: 'time_ready' } });
    expect(byColumn.rowsRead).toBe(expected.rows);
    expectSummary(
      byColumn.durations.exact.map((hours) => hours * 3600),
      expected.delay_s,
    );
    const mismatches = byTimes.durations.exact.filter(
      (hours, i) => Math.abs(hours - byColumn.durations.exact[i]) > 1e-9,
    );
    expect(mismatches.length).toBe(expected.delay_column_mismatches);
  });

  it('covers its range from the first scheduled to the last ready', async () => {
    const { window } = await drillsOf(path);
    const readable = (seconds: number) => isoLocal(seconds).replace('T', ' ').padEnd(19, ':00');
    expect(window!.map(readable)).toEqual(expected.range);
  });

  it.each(Object.entries<number>(expected.by_app_mean_s))('gives %s its mean of %d s', async (app, mean) => {
    const { durations, rowsFiltered } = await drillsOf(path, { where: { app } });
    expect(durations.exact.length + rowsFiltered).toBe(expected.rows);
    expectPrinted(sampleMean(durations.exact) * 3600, mean);
  });
});

describe.each(Object.keys(reference.boot_kuasar_kata).filter((key) => key !== 'definitions'))('%s', (name) => {
  it('has the boot times of the reference, read from a file without a header', async () => {
    const columns = { duration: '1', unit: 'ms' };
    const { durations } = await drillsOf(fixture(`measured/sandbox-boot/${name}.dat`), { columns });
    expectSummary(
      durations.exact.map((hours) => hours * 3.6e6),
      reference.boot_kuasar_kata[name],
    );
  });
});

describe('the LANL log through the command line', () => {
  it.each(['3', '20'])('says every figure of system %s as it stands', async (system) => {
    const expected = reference.lanl.systems[system];
    const only = ['--parameter', 'host.time-to-failure'];
    const { output } = await runCommand('fit', fixture(`measured/lanl/lanl-system-${system}.csv`), ...only, '--json');
    const { counts } = JSON.parse(output);
    const [group] = counts.groups;
    expect(group).toMatchObject({
      failures: expected.failures,
      machines: expected.declared_nodes,
      basis: 'declared',
      window: expected.window,
    });
    for (const [found, printed] of [
      [group.windowHours, expected.window_hours],
      [group.machineHours, expected.node_hours],
      [group.downHours, expected.down_node_hours_union],
      [group.hoursBetweenFailures, expected.mtbf_node_hours],
      [group.upHoursPerFailure, expected.mttf_node_hours],
      [group.windowHoursPerFailure, expected.system_mtbf_hours],
      [group.downHoursPerFailure, expected.mean_down_union_per_failure_hours],
      [group.availability, expected.node_availability],
    ]) {
      expectPrinted(found, printed);
    }
    for (const key of ['mean', 'sd', 'min', 'median', 'p90', 'p95', 'p99', 'max']) {
      expectPrinted(counts.outages.summary[key] * 60, expected.repair_minutes[key]);
      expectPrinted(counts.betweenStarts.summary[key], expected.same_node_time_between_failures_hours[key]);
    }
    const fitOf = ({ fits }: { fits: { family: string; distribution: Record<string, number> }[] }, family: string) =>
      fits.find((fit) => fit.family === family)!.distribution;
    const repair = fitOf(counts.outages, 'lognormal');
    expectPrinted(repair.mu! + Math.log(60), expected.repair_lognormal_mle_minutes.mu);
    expectPrinted(repair.sigma!, expected.repair_lognormal_mle_minutes.sigma_mle);
    const between = fitOf(counts.betweenStarts, 'weibull');
    expectPrinted(between.shape!, expected.same_node_tbf_weibull_mle_hours_gaps_gt0.shape);
    expectPrinted(between.scale!, expected.same_node_tbf_weibull_mle_hours_gaps_gt0.scale);
    expect(counts.betweenStarts.positive).toBe(expected.same_node_tbf_weibull_mle_hours_gaps_gt0.n_positive);
  });
});
