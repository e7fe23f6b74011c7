import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { familyFits } from '../../src/measurements/best-fit.js';
import { kaplanMeier, survivalInterval, survivalQuantile } from '../../src/measurements/kaplan-meier.js';
import { meanCumulativeFunction } from '../../src/measurements/mean-cumulative-function.js';
import { survivalCurve } from '../../src/measurements/survival-curve.js';
import { laplaceTest, militaryHandbookTest } from '../../src/measurements/trend-test.js';
import { runCommand } from '../cli/command.js';
import { drillsOf, fixture } from './reading.js';

const published = (name: string) => fixture(`published-samples/${name}`);
const rounded = (values: Iterable<number>, digits: number) => [...values].map((value) => Number(value.toFixed(digits)));

/** What `ninefold fit` says of a file of durations, read with these columns. */
async function fitted(file: string, columns: string, ...rest: string[]) {
  const parameter = ['--parameter', 'host.time-to-restore', '--profile', 'drills'];
  const { output } = await runCommand('fit', file, ...parameter, '--columns', columns, ...rest, '--json');
  return JSON.parse(output).parameters[0];
}

describe('remission of leukaemia', () => {
  const columns = { duration: 'time', ended: 'status', unit: 'h' };
  const curveOf = async (x: string) =>
    kaplanMeier((await drillsOf(published('aml.csv'), { columns, where: { x } })).durations);

  // Therneau & Grambsch, Modeling Survival Data, 2000, section 2.1, as R's survfit prints it.
  it('has the product-limit curve of the maintained, with standard errors and intervals', async () => {
    const curve = await curveOf('Maintained');
    expect([...curve.times]).toEqual([9, 13, 18, 23, 31, 34, 48]);
    expect([...curve.atRisk]).toEqual([11, 10, 8, 7, 5, 4, 2]);
    expect(rounded(curve.survival, 3)).toEqual([0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184]);
    expect(rounded(curve.variance.map(Math.sqrt), 4)).toEqual([0.0867, 0.1163, 0.1397, 0.1526, 0.1642, 0.1627, 0.1535]);
    const { low, high } = survivalInterval(curve, 0.95, 'log');
    expect(rounded(low, 4)).toEqual([0.7541, 0.6192, 0.4884, 0.3769, 0.2549, 0.1549, 0.0359]);
    expect(rounded(high, 3)).toEqual([1, 1, 1, 0.999, 0.946, 0.875, 0.944]);
    expect(survivalQuantile(curve, 0.5)).toBe(31);
  });

  it('has that of the others, which ends at zero', async () => {
    const curve = await curveOf('Nonmaintained');
    expect(rounded(curve.survival, 4)).toEqual([0.8333, 0.6667, 0.5833, 0.4861, 0.3889, 0.2917, 0.1944, 0.0972, 0]);
    expect(rounded(curve.variance.map(Math.sqrt).slice(0, -1), 4)).toEqual([
      0.1076, 0.1361, 0.1423, 0.1481, 0.147, 0.1387, 0.1219, 0.0919,
    ]);
    expect(survivalQuantile(curve, 0.5)).toBe(23);
  });

  it('is told through the command line point by point, with those at risk', async () => {
    const { duration } = await fitted(
      published('aml.csv'),
      'duration=time, ended=status, unit=h',
      '--where',
      'x=Maintained',
    );
    expect(duration.survival.map(({ hours, atRisk, ends }: Record<string, number>) => [hours, atRisk, ends])).toEqual([
      [9, 11, 1],
      [13, 10, 1],
      [18, 8, 1],
      [23, 7, 1],
      [31, 5, 1],
      [34, 4, 1],
      [48, 2, 1],
    ]);
    expect(duration.survival[0].error).toBeCloseTo(0.0867, 4);
  });
});

describe('survival with ovarian cancer', () => {
  // Jackson, flexsurv (Journal of Statistical Software 70, 2016), flexsurvreg(Surv(futime, fustat) ~ 1): 15,588 days, 12
  // deaths; the intervals are Wald on the logarithm too. Its likelihood is that of times in days.
  it('has the Weibull and exponential fits of flexsurv', async () => {
    const { duration } = await fitted(published('ovarian.csv'), 'duration=futime, ended=fustat, unit=h, step=exact');
    const of = (family: string) => duration.fits.find(({ fit }: { fit: { family: string } }) => fit.family === family);
    expect(of('weibull').fit.logLikelihood).toBeCloseTo(-97.954, 3);
    const [shape, scale] = of('weibull').intervals;
    expect(rounded([shape.value, shape.low, shape.high], 3)).toEqual([1.108, 0.674, 1.822]);
    expect(rounded([scale.value, scale.low], 3)).toEqual([1225.419, 690.421]);
    expect(of('exponential').fit.mean).toBeCloseTo(15588 / 12, 8);
  });

  it('has the median of survfit, and says that the mean is too short', async () => {
    const { duration, estimate } = await fitted(published('ovarian.csv'), 'duration=futime, ended=fustat, unit=d');
    expect(duration.quantiles[0].value / 24).toBe(638);
    expect(estimate.source).toBe('ovarian.csv: 12 durations and 14 still open');
    expect(estimate.measurement.warnings.join()).toContain('14 of 26 were still open');
  });
});

describe('durations known to an interval, and durations entered late', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ninefold-test-')), 'mixed.csv');
  const rows = ['NA,1,', '1,2,', '1,2,', '2,3,', '3,4,', '5,6,', '8,9,', '4.5,4.5,2', '7.5,7.5,3', '10,NA,', '10,,'];
  writeFileSync(file, `${['least,most,entry', ...rows.map((row) => row.replace(/,$/, ',0'))].join('\n')}\n`);

  // SciPy 1.17.1, on the likelihood of intervals, late entries and censored times together.
  it('are fitted through the command line by their own likelihood', async () => {
    const columns = 'at-least=least, at-most=most, unit=h, step=exact';
    const { duration, estimate } = await fitted(file, columns);
    const weibull = duration.fits.find(({ fit }: { fit: { family: string } }) => fit.family === 'weibull').fit;
    expect(weibull.logLikelihood).toBeCloseTo(-24.491731492734253, 8);
    expect(Math.abs(weibull.distribution.shape / 1.06855923 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(weibull.distribution.scale / 5.68868409 - 1)).toBeLessThan(1e-6);
    expect(estimate.measurement.rowsUsed).toBe(11);
    expect(estimate.measurement.warnings.join()).toContain('7 durations are known to an interval');
  });
});

describe('complete samples', () => {
  // Ball bearings, millions of revolutions (Lieblein & Zelen 1956); fits of Lawless 2003 and Dodson 2006.
  const bearings = [
    17.88, 28.92, 33, 41.52, 42.12, 45.6, 48.48, 51.84, 51.96, 54.12, 55.56, 67.8, 68.64, 68.64, 68.88, 84.12, 93.12,
    98.64, 105.12, 105.84, 127.92, 128.04, 173.4,
  ];
  it('fits ball bearings as published', () => {
    const fits = familyFits({ exact: bearings, longerThan: [] });
    const of = (family: string) => fits.find((fit) => fit.family === family)!;
    expect(of('weibull').distribution).toMatchObject({
      shape: expect.closeTo(2.102, 3),
      scale: expect.closeTo(81.878, 3),
    });
    expect(of('weibull').logLikelihood).toBeCloseTo(-113.691, 3);
    expect(of('gamma').logLikelihood).toBeCloseTo(-113.029, 3);
    expect(of('lognormal').logLikelihood).toBeCloseTo(-113.1286, 4);
  });

  it('fits the air conditioning of aircraft 7909 as published: a gamma of shape 1.671 and scale 49.98', () => {
    // Proschan, Technometrics 5 (1963); Keating, Glaser & Ketchum, Technometrics 32 (1990).
    const exact = [
      90, 10, 60, 186, 61, 49, 14, 24, 56, 20, 79, 84, 44, 59, 29, 118, 25, 156, 310, 76, 26, 44, 23, 62, 130, 208, 70,
      101, 208,
    ];
    const gamma = familyFits({ exact, longerThan: [] }).find(({ family }) => family === 'gamma')!;
    expect(gamma.distribution).toMatchObject({ shape: expect.closeTo(1.671, 3), scale: expect.closeTo(49.98, 2) });
    expect(gamma.mean).toBeCloseTo(83.517, 3);
  });
});

describe('repairs of a system under test for 1,500 hours', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 8.2.3.4: chi-square 37.23 with 20 degrees of freedom.
  const positions = [5, 40, 43, 175, 389, 712, 747, 795, 1299, 1478].map((hours) => hours / 1500);
  it('has the military handbook statistic of the e-Handbook, and improves', () => {
    const test = militaryHandbookTest(positions)!;
    expect(test.statistic).toBeCloseTo(37.23, 2);
    expect(test).toMatchObject({ direction: 'improving' });
    // The e-Handbook: significant at 97.5 % on one side, which is 5 % on both.
    expect(test.pValue / 2).toBeLessThan(0.025);
    expect(laplaceTest(positions)!.statistic).toBeLessThan(0);
  });
});

describe('replacements of valve seats', () => {
  const [, ...rows] = readFileSync(published('valve-seats.csv'), 'utf8').trim().split('\n');
  const histories = rows.map((row) => {
    const [, replaced, watched] = row.split(',');
    const failures = replaced!.split(' ').filter(Boolean).map(Number);
    return { from: 0, to: Number(watched), failures };
  });

  it('are 48 on 41 engines, and have the mean cumulative function of Nelson', () => {
    const { times, mean, variance } = meanCumulativeFunction(histories);
    const replaced = histories.flatMap(({ failures }) => failures);
    expect([histories.length, replaced.length]).toEqual([41, 48]);
    // Each replacement counts 1 over the engines then still watched; until day 389 that is all of them.
    const watchedAt = (day: number) => histories.filter(({ to }) => to >= day).length;
    for (const [i, day] of times.entries()) {
      const expected = replaced.filter((other) => other <= day).reduce((sum, other) => sum + 1 / watchedAt(other), 0);
      expect(mean[i]).toBeCloseTo(expected, 12);
    }
    expect(rounded(mean.slice(0, 7), 3)).toEqual([0.024, 0.049, 0.073, 0.098, 0.122, 0.146, 0.171]);
    // One engine of 41: √(1/41 · 40/41 / 41).
    expect(Math.sqrt(variance[0]!)).toBeCloseTo(Math.sqrt(40) / 41 ** 1.5, 12);
  });
});

describe('survival with lung cancer', () => {
  const LN_24 = Math.log(24);

  // R 4.2, survival 3.5-3: survreg(Surv(time, status) ~ 1), log-likelihood, intercept, scale, and their standard errors.
  it.each([
    [
      'lung.csv',
      'duration=time, ended=status, ended-value=2, unit=d',
      165,
      'exponential',
      -1162.33817579,
      6.04447379,
      1,
      0.0778499,
      0,
    ],
    [
      'lung.csv',
      'duration=time, ended=status, ended-value=2, unit=d',
      165,
      'weibull',
      -1153.85118809,
      6.03490391,
      0.759393601,
      0.0591359,
      0.0624303,
    ],
    [
      'lung.csv',
      'duration=time, ended=status, ended-value=2, unit=d',
      165,
      'lognormal',
      -1169.26905531,
      5.66330496,
      1.09763927,
      0.0779959,
      0.056362,
    ],
    [
      'veteran.csv',
      'duration=time, ended=status, unit=d',
      128,
      'exponential',
      -751.221210575,
      4.86891571,
      1,
      0.0883883,
      0,
    ],
    [
      'veteran.csv',
      'duration=time, ended=status, unit=d',
      128,
      'weibull',
      -748.091213992,
      4.79314564,
      1.17359214,
      0.1078011,
      0.0669293,
    ],
    [
      'veteran.csv',
      'duration=time, ended=status, unit=d',
      128,
      'lognormal',
      -749.473984949,
      4.15766496,
      1.37828943,
      0.1190544,
      0.0628166,
    ],
  ] as const)(
    'has the fits of R: %s, %s, %i ended, %s',
    async (file, columns, ended, family, logL, place, spread, placeError, spreadError) => {
      const { fits } = (await sample(file, columns)).duration;
      const { fit, intervals } = fits.find((one: { fit: { family: string } }) => one.fit.family === family);
      expect(fit.logLikelihood + ended * LN_24).toBeCloseTo(logL, 6);
      const { mean, scale, mu, shape, sigma } = fit.distribution;
      expect((mu ?? Math.log(mean ?? scale)) - LN_24).toBeCloseTo(place, 6);
      expect(sigma ?? 1 / (shape ?? 1)).toBeCloseTo(spread, 6);
      const of = (...names: string[]) => intervals.find(({ name }: { name: string }) => names.includes(name));
      const halfWidth = (name: { low: number; high: number }) => Math.log(name.high / name.low) / 2 / 1.959963985;
      const ofPlace = of('mean', 'scale', 'mu');
      expect(mu === undefined ? halfWidth(ofPlace) : (ofPlace.high - ofPlace.low) / 2 / 1.959963985).toBeCloseTo(
        placeError,
        5,
      );
      if (spreadError > 0) expect(halfWidth(of('shape', 'sigma'))).toBeCloseTo(spreadError, 5);
    },
  );

  it('has the median of the curve, its log-log interval and the restricted mean with its error', async () => {
    const { duration, estimate } = await sample('lung.csv', 'duration=time, ended=status, ended-value=2, unit=d');
    expect(duration.quantiles[0]).toEqual({ p: 0.5, value: 310 * 24, low: 284 * 24, high: 361 * 24 });
    const { mean, error } = survivalCurve(
      (
        await drillsOf(published('lung.csv'), {
          columns: { duration: 'time', ended: 'status', 'ended-value': '2', unit: 'd' },
        })
      ).durations,
    );
    expect(rounded([mean / 24, error / 24], 3)).toEqual([376.275, 19.708]);
    expect(duration.goodness.andersonDarlingP).toBeGreaterThan(0.5);
    expect(estimate.measurement.rowsUsed).toBe(228);
  });

  const read = new Map<string, ReturnType<typeof fitted>>();
  function sample(file: string, columns: string): ReturnType<typeof fitted> {
    const known = read.get(file) ?? fitted(published(file), columns);
    read.set(file, known);
    return known;
  }
});
