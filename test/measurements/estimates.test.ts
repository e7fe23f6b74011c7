import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measurementKey } from '../../src/catalog/measurement-key.js';
import { defaultOf, resolvedParameters } from '../../src/catalog/resolve.js';
import { parameterFactor } from '../../src/catalog/uncertainty.js';
import { mean as distributionMean } from '../../src/maths/distribution-moments.js';
import { type MeasurementRequest, readEstimate, readEstimates } from '../../src/node/read-measurements.js';
import { fixture } from './reading.js';

type Measured = MeasurementRequest['evidence'];

const measured = (file: string, more: Partial<Measured> = {}): Measured =>
  ({
    kind: 'measured',
    file,
    profile: null,
    where: {},
    columns: {},
    inventory: null,
    source: null,
    position: null,
    ...more,
  }) as Measured;

const request = (parameter: string, evidence: Measured, folder = fixture('measured')): MeasurementRequest => ({
  parameter,
  evidence,
  folder,
});

/** A folder with these files in it. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ninefold-test-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('a measured time to failure', () => {
  const system3 = measured('lanl/lanl-system-3.csv', { where: { System: 3, cause: 'hardware' } });

  it('is exposure over failures, undetermined causes shared out in proportion', async () => {
    const estimate = await readEstimate(request('host.time-to-failure', system3));
    // 226 of 299 rows are hardware, 8 are undetermined; 2,224,245.33 node hours less 673.1 h down.
    const expected = (2224245.3333333335 - 673.1) / (226 / (1 - 8 / 299));
    expect(distributionMean(estimate.distribution)).toBeCloseTo(expected, 6);
    expect(estimate.measurement).toMatchObject({ failures: 226, rowsRead: 299, rowsRejected: 0 });
    expect(estimate.measurement.window).toEqual(['2003-09-13T12:27', '2005-09-06T13:22']);
    expect(estimate.measurement.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('picks the causes of its own component when the scenario names none', async () => {
    const named = await readEstimate(request('host.time-to-failure', system3));
    const left = await readEstimate(request('host.time-to-failure', measured('lanl/lanl-system-3.csv')));
    expect(left.distribution).toEqual(named.distribution);
    const software = await readEstimate(request('os.time-to-restore', measured('lanl/lanl-system-3.csv')));
    expect(software.measurement.rowsUsed).toBe(59);
  });

  it('goes into a parameter with its uncertainty', async () => {
    const estimates = await readEstimates([request('host.time-to-failure', system3)]);
    expect([...estimates.keys()]).toEqual([measurementKey('host.time-to-failure', system3)]);
    const parameter = resolvedParameters(['host.time-to-failure'], [{ 'host.time-to-failure': system3 }], estimates, {
      kubernetesVersion: null,
    }).get('host.time-to-failure')!;
    expect(parameter.knowledge).toBe('measured');
    const { interval } = parameter.measurement!;
    // The posterior's 95 % credible interval and the exact chi-square interval agree but for the one failure that a time-truncated test adds.
    const mean = distributionMean(parameter.distribution);
    expect(Math.abs((mean * parameterFactor(parameter, 0.025)) / interval!.low - 1)).toBeLessThan(1 / 226);
    expect(Math.abs((mean * parameterFactor(parameter, 0.975)) / interval!.high - 1)).toBeLessThan(1 / 226);
  });

  it('uses only the last stationary part of a log with a trend, and says so', async () => {
    const estimate = await readEstimate(request('host.time-to-failure', measured('lanl/lanl-system-20.csv')));
    expect(estimate.trend).toMatchObject({ name: 'Laplace', direction: 'improving' });
    expect(estimate.measurement.warnings[0]).toContain('only its last 37.5 % are used');
    expect(estimate.measurement.failures!).toBeLessThan(1800);
  });

  it('weighs the catalog in when failures are few, and a log without any failure of its kind still says something', async () => {
    const log = 'host,start,end,cause\na,2024-01-01,2024-01-02,software\nb,2024-12-30,2024-12-31,software\n';
    const inventory = 'Host,installed\na,\nb,\nc,2024-07-01\n';
    const folder = folderWith({ 'log.csv': log, 'hosts.csv': inventory });
    const evidence = measured('log.csv', { inventory: 'hosts.csv' });
    const estimate = await readEstimate(request('host.time-to-failure', evidence, folder));
    const prior = distributionMean(defaultOf('host.time-to-failure').distribution);
    // Two hosts for 365 days, one from 1 July (183 days), less two days down.
    const exposure = (2 * 365 + 183 - 2) * 24;
    expect(estimate.measurement).toMatchObject({ failures: 0, exposureHours: exposure });
    expect(estimate.uncertainty).toEqual({ kind: 'gamma-rate', shape: 0.5, exposure: exposure + prior / 2 });
    expect(estimate.measurement.warnings.join()).toContain('the catalog is weighed in');
  });

  it('warns that machines without failures are missing where nothing says how many there are', async () => {
    const folder = folderWith({ 'log.csv': 'host,start,end\na,2024-01-01,2024-01-02\nb,2024-03-01,2024-03-02\n' });
    const estimate = await readEstimate(request('host.time-to-failure', measured('log.csv'), folder));
    expect(estimate.exposures[0].basis).toBe('seen');
    expect(estimate.measurement.warnings.join()).toContain('give an inventory');
  });

  it('refuses a cause that belongs to no component', async () => {
    const folder = folderWith({ 'log.csv': 'host,start,end,cause\na,2024-01-01,2024-01-02,hardwear\n' });
    const failing = readEstimate(request('host.time-to-failure', measured('log.csv'), folder));
    await expect(failing).rejects.toThrow(
      "log.csv: expected causes that each belong to one component kind, found 'hardwear'; nearest: hardware",
    );
  });

  it('keeps the window of rejected rows', async () => {
    const rows = 'host,start,end\na,2024-01-02,2024-01-03\na,2024-02-01,2024-01-31\n,2024-01-01,2024-12-31\n';
    const folder = folderWith({ 'log.csv': rows });
    const { measurement } = await readEstimate(request('host.time-to-failure', measured('log.csv'), folder));
    expect(measurement).toMatchObject({
      rowsRead: 3,
      rowsRejected: 2,
      window: ['2024-01-01T00:00', '2024-12-31T00:00'],
    });
  });
});

describe('a measured duration', () => {
  it('keeps the sample where the fitted mean is not that of the data', async () => {
    const estimate = await readEstimate(
      request('host.time-to-restore', measured('lanl/lanl-system-20.csv', { where: { cause: '*' } })),
    );
    expect(estimate.chosen).toBe('empirical');
    expect(estimate.distribution.kind).toBe('empirical');
    // 210.0222 min, the reference's mean of the 2,478 repairs, kept by the 200 values to rounding.
    expect(Math.abs(distributionMean(estimate.distribution) * 60 - 210.0221953188055)).toBeLessThan(1e-9);
    expect(estimate.measurement.warnings[0]).toContain('the empirical distribution is kept');
  });

  it('takes a fit that agrees, with the mean of the data', async () => {
    const estimate = await readEstimate(
      request('pod.start', measured('pod-startup/pod-startup-k3s.csv', { profile: 'drills' })),
    );
    expect(estimate.chosen).toBe('lognormal');
    expect(distributionMean(estimate.distribution) * 3600).toBeCloseTo(5.6271428571, 9);
    expect(estimate.fits.map(({ family }) => family)).toEqual(['lognormal', 'gamma', 'weibull', 'exponential']);
  });

  it('is wide when there are five trials', async () => {
    const evidence = measured('node-failover/node-failover-trials.csv', {
      columns: { duration: 'rescheduled_to_pod_ready_s' },
    });
    const estimate = await readEstimate(request('pod.start', evidence));
    expect(estimate.distribution).toMatchObject({ kind: 'empirical' });
    expect(distributionMean(estimate.distribution) * 3600).toBeCloseTo((1.409 + 2.335 + 2.342 + 1.2 + 2.316) / 5, 12);
    expect(estimate.measurement.warnings[0]).toContain('only 5 durations');
  });

  it('counts outages that are still open as censored', async () => {
    const log =
      'host,start,end\na,2024-01-01 00:00,2024-01-01 02:00\nb,2024-01-02 00:00,2024-01-02 04:00\nc,2024-01-10 00:00,\nd,2024-01-03 00:00,2024-01-10 10:00\n';
    const folder = folderWith({ 'log.csv': log });
    const estimate = await readEstimate(request('host.time-to-restore', measured('log.csv'), folder));
    // Ends 2, 4 and 178 h, one censored at 10 h: S = 3/4, 1/2, then 1/2 stays until 178.
    expect(distributionMean(estimate.distribution)).toBeCloseTo(2 + 0.75 * 2 + 0.5 * 174, 6);
    expect(estimate.source).toBe('log.csv: 3 durations and 1 still open');
  });

  it('cannot stand for a time to failure', async () => {
    const failing = readEstimate(
      request('host.time-to-failure', measured('pod-startup/pod-startup-k3s.csv', { profile: 'drills' })),
    );
    await expect(failing).rejects.toThrow('expected an outage log (profile outages), found durations (profile drills)');
  });
});

describe('messages', () => {
  const folder = folderWith({
    'log.csv': 'machine name,from when,till when\na,2024-01-01,2024-01-02\n',
    'broken.csv': 'host,start,end\n"a,2024-01-01,2024-01-02\n',
    'empty.csv': '',
  });
  it.each([
    [
      'log.csv',
      {},
      "log.csv:1: expected a column for 'component' (profile outages), found machine name, from when, till when; perhaps columns: { component: machine name, start: from when, end: till when }",
    ],
    [
      'log.csv',
      { columns: { componnent: 'machine name' } },
      "log.csv: expected a role of profile outages, found 'componnent'; nearest: component",
    ],
    [
      'log.csv',
      { columns: { component: 'machine nam' } },
      "log.csv:1: expected a column named 'machine nam', found none; nearest: machine name",
    ],
    ['broken.csv', {}, 'broken.csv:2: expected a closing quote, found a record that does not end'],
    ['empty.csv', {}, 'empty.csv: expected at least a header, found no rows'],
    ['missing.csv', {}, 'missing.csv: expected a readable file, found none'],
  ])('%s with %j: one line', async (file, more, message) => {
    await expect(readEstimate(request('host.time-to-failure', measured(file, more), folder))).rejects.toThrow(message);
  });
});
