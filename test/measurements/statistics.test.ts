import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cdf } from '../../src/maths/distribution-quantile.js';
import { normalQuantile } from '../../src/maths/normal-quantile.js';
import { sampler } from '../../src/maths/sampler.js';
import { RandomStream } from '../../src/maths/threefry.js';
import { familyFits } from '../../src/measurements/best-fit.js';
import { type Family, families } from '../../src/measurements/fit.js';
import { lognormalFit } from '../../src/measurements/fit-lognormal.js';
import { andersonDarling, goodnessOfFit, kolmogorovSmirnov } from '../../src/measurements/goodness-of-fit.js';
import { kaplanMeier, nelsonAalen, survivalInterval, survivalQuantile } from '../../src/measurements/kaplan-meier.js';
import { lifetimeFit } from '../../src/measurements/lifetime-fit.js';
import { type Lifetime, lifetimes, lifetimesOf } from '../../src/measurements/lifetimes.js';
import { meanCumulativeFunction } from '../../src/measurements/mean-cumulative-function.js';
import { compatibility } from '../../src/measurements/observed-outages.js';
import { parameterIntervals } from '../../src/measurements/parameter-interval.js';
import { laplaceTest, militaryHandbookTest, powerLawRate } from '../../src/measurements/trend-test.js';
import { UseHistogram } from '../../src/measurements/use-histogram.js';

// Remission times in weeks under 6-mercaptopurine (Freireich et al., Blood 1963), the usual example of survival analysis.
const remission = {
  exact: [6, 6, 6, 7, 10, 13, 16, 22, 23],
  longerThan: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
};
const open = Number.POSITIVE_INFINITY;
const observed = lifetimes([
  ...remission.exact.map((t) => ({ low: t, high: t, entry: 0 })),
  ...remission.longerThan.map((t) => ({ low: t, high: open, entry: 0 })),
]);

describe('the product-limit curve', () => {
  const curve = kaplanMeier(remission);

  it('has the survival, standard errors and intervals of the remission times as R prints them', () => {
    expect([...curve.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6]);
    const rounded = (values: Iterable<number>, digits: number) => [...values].map((x) => Number(x.toFixed(digits)));
    expect(rounded(curve.survival, 3)).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448]);
    expect(rounded(curve.variance.map(Math.sqrt), 4)).toEqual([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]);
    const { low, high } = survivalInterval(curve, 0.95, 'log');
    expect(rounded(low, 3)).toEqual([0.72, 0.653, 0.586, 0.51, 0.439, 0.337, 0.249]);
    expect(rounded(high, 3)).toEqual([1, 0.996, 0.968, 0.935, 0.896, 0.858, 0.807]);
    expect(survivalQuantile(curve, 0.5)).toBe(23);
    expect(survivalQuantile(curve, 0.9)).toBe(open);
  });

  it('keeps the log-log interval inside [0, 1] around the curve', () => {
    const { low, high } = survivalInterval(curve, 0.99, 'log-log');
    curve.survival.forEach((S, i) => {
      expect(0 < low[i] && low[i] < S && S < high[i] && high[i] < 1).toBe(true);
    });
  });

  it('has a cumulative hazard of Σ d/n', () => {
    const { hazard } = nelsonAalen(curve);
    expect(hazard.at(-1)).toBeCloseTo(3 / 21 + 1 / 17 + 1 / 15 + 1 / 12 + 1 / 11 + 1 / 7 + 1 / 6, 12);
  });
});

describe('fits to censored durations', () => {
  // SciPy 1.17.1: likelihood maximised by Nelder–Mead to 1e-11, intervals from its numerical curvature.
  it.each([
    [
      'weibull',
      [1.35373454, 33.76515167],
      -41.65867847688155,
      [
        [0.78444194, 2.33617953],
        [19.75953195, 57.69799966],
      ],
    ],
    [
      'gamma',
      [1.67700894, 18.54138427],
      -41.4394161603447,
      [
        [0.76038509, 3.69859829],
        [5.63131542, 61.04842388],
      ],
    ],
    [
      'lognormal',
      [3.20306765, 0.97872479],
      -40.68015586990787,
      [
        [2.64225916, 3.76387614],
        [0.59254329, 1.61659447],
      ],
    ],
  ] as const)('%s: parameters, likelihood and intervals', (family, parameters, logLikelihood, ends) => {
    const fit = lifetimeFit(family, observed)!;
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 9);
    const intervals = parameterIntervals(fit, observed, 0.95);
    intervals.forEach(({ value, low, high }, i) => {
      expect(Math.abs(value / parameters[i] - 1)).toBeLessThan(1e-6);
      expect(Math.abs(low / ends[i][0] - 1)).toBeLessThan(1e-4);
      expect(Math.abs(high / ends[i][1] - 1)).toBeLessThan(1e-4);
    });
    const closed = familyFits(remission).find((each) => each.family === family)!;
    expect(closed.logLikelihood).toBeCloseTo(logLikelihood, 9);
  });

  it('exponential: 359 weeks over 9 ends, interval mean × exp(±z/3)', () => {
    const fit = lifetimeFit('exponential', observed)!;
    expect(fit.mean).toBeCloseTo(359 / 9, 9);
    const [{ low, high }] = parameterIntervals(fit, observed, 0.95);
    const factor = Math.exp(normalQuantile(0.975) / 3);
    expect(low).toBeCloseTo(359 / 9 / factor, 6);
    expect(high).toBeCloseTo((359 / 9) * factor, 6);
  });

  const mixed: readonly Lifetime[] = [
    ...[
      [0, 1],
      [1, 2],
      [1, 2],
      [2, 3],
      [3, 4],
      [5, 6],
      [8, 9],
    ].map(([low, high]) => ({ low, high, entry: 0 })),
    { low: 4.5, high: 4.5, entry: 2 },
    { low: 7.5, high: 7.5, entry: 3 },
    { low: 10, high: open, entry: 0 },
    { low: 10, high: open, entry: 0 },
  ];
  // The same SciPy, on the likelihood of intervals, late entries and censored times together.
  it.each([
    ['weibull', 1.06855923, 5.68868409, -24.491731492734253],
    ['gamma', 1.13725377, 4.89200766, -24.480578660706875],
  ] as const)('%s with intervals and late entries', (family, shape, scale, logLikelihood) => {
    const fit = lifetimeFit(family, lifetimes(mixed))!;
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 8);
    expect(fit.distribution).toMatchObject({ kind: family });
    const found = fit.distribution as { shape: number; scale: number };
    expect(Math.abs(found.shape / shape - 1)).toBeLessThan(1e-6);
    expect(Math.abs(found.scale / scale - 1)).toBeLessThan(1e-6);
  });

  it('an exponential that enters late has only the time it was watched', () => {
    const late = lifetimes([
      { low: 10, high: 10, entry: 4 },
      { low: 3, high: 3, entry: 0 },
      { low: 20, high: open, entry: 15 },
    ]);
    expect(lifetimeFit('exponential', late)!.mean).toBeCloseTo((6 + 3 + 5) / 2, 9);
  });

  it('recovers σ from times rounded to steps as wide as their spread', () => {
    const stream = new RandomStream();
    stream.rekey(7, 0, 0);
    const draw = sampler({ kind: 'lognormal', mu: Math.log(6), sigma: 0.12 });
    const rounded = Array.from({ length: 4000 }, () => Math.round(draw(stream)));
    const observed = lifetimesOf({ exact: rounded, longerThan: [] }, 1);
    const known = lifetimeFit('lognormal', observed)!;
    const [, sigma] = parameterIntervals(known, observed, 0.9999);
    expect(sigma.low < 0.12 && 0.12 < sigma.high).toBe(true);
    // Taken as exact, the rounding counts as spread.
    const blurred = lognormalFit({ exact: rounded, longerThan: [] })!.distribution;
    expect(blurred.kind === 'lognormal' && blurred.sigma > sigma.high).toBe(true);
  });

  it('gives every family the same scaling: hours or minutes change only the unit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Family>(...families),
        fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 6, maxLength: 20 }),
        (family, values) => {
          fc.pre(new Set(values).size > 3 && Math.max(...values) > 2 * Math.min(...values));
          const inUnit = (factor: number) =>
            lifetimeFit(family, lifetimes(values.map((t) => ({ low: t * factor, high: t * factor, entry: 0 }))));
          const [hours, minutes] = [inUnit(1), inUnit(60)];
          if (hours === null || minutes === null) return;
          expect(Math.abs(minutes.mean / (60 * hours.mean) - 1)).toBeLessThan(1e-5);
          expect(minutes.logLikelihood).toBeCloseTo(hours.logLikelihood - values.length * Math.log(60), 5);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('goodness of fit', () => {
  it('has the statistics of five times under a unit exponential', () => {
    const unit = { kind: 'exponential', mean: 1 } as const;
    const curve = kaplanMeier({ exact: [0.2, 0.5, 0.9, 1.4, 2.2], longerThan: [] });
    // By their formulas in SciPy 1.17.1.
    expect(andersonDarling(curve, unit, 5)).toBeCloseTo(0.2708439841983834, 12);
    expect(kolmogorovSmirnov(curve, unit)).toBeCloseTo(0.19346934028736656, 12);
  });

  it('keeps a family the sample came from and rejects one it did not, with the same digits for the same seed', () => {
    const stream = new RandomStream();
    stream.rekey(3, 0, 0);
    const draw = sampler({ kind: 'lognormal', mu: 1, sigma: 1 });
    const sample = Float64Array.from({ length: 300 }, () => draw(stream));
    const fits = familyFits({ exact: sample, longerThan: [] });
    const test = (family: Family) =>
      goodnessOfFit(fits.find((fit) => fit.family === family)!, { exact: sample, longerThan: [] }, 0, 11)!;
    expect(test('lognormal').andersonDarlingP).toBeGreaterThan(0.05);
    expect(test('exponential').andersonDarlingP).toBeLessThan(0.01);
    expect(test('lognormal')).toEqual(test('lognormal'));
  });
});

describe('goodness of fit where some were still running', () => {
  const unit = { kind: 'weibull', shape: 1.5, scale: 2 } as const;
  const censored = (count: number, key: number, shape: number) => {
    const stream = new RandomStream();
    stream.rekey(key, 0, 0);
    const draw = sampler({ kind: 'weibull', shape, scale: 2 });
    const [exact, longerThan]: number[][] = [[], []];
    for (let i = 0; i < count; i++) {
      const [value, limit] = [draw(stream), 4 * stream.next()];
      (value <= limit ? exact : longerThan).push(Math.min(value, limit));
    }
    return { exact, longerThan };
  };

  it('measures the area between the product-limit curve and the fit as far as anyone was watched', () => {
    const curve = kaplanMeier({ exact: [0.4, 1.1, 1.1, 2.5], longerThan: [0.7, 1.9, 3.1] });
    const most = cdf(unit, 3.1);
    const steps = 200_000;
    let sum = 0;
    for (let k = 0; k < steps; k++) {
      const u = ((k + 0.5) / steps) * most;
      const time = 2 * (-Math.log1p(-u)) ** (1 / 1.5);
      const seen = curve.times.findLastIndex((at) => at <= time);
      const p = seen < 0 ? 0 : 1 - curve.survival[seen];
      sum += ((p - u) ** 2 / (u * (1 - u))) * (most / steps);
    }
    expect(andersonDarling(curve, unit, 7)).toBeCloseTo(7 * sum, 4);
    // Between 1.1 and 2.5 the curve stands at 6/7 · 3/5; nearest to the end of it the fit is lowest.
    const distances = [0.4, 1.1, 2.5, 3.1].flatMap((time, i) =>
      [
        [1, 6 / 7],
        [6 / 7, 18 / 35],
        [18 / 35, 9 / 35],
        [9 / 35, 9 / 35],
      ][i]!.map((S) => Math.abs(S - (1 - cdf(unit, time)))),
    );
    expect(kolmogorovSmirnov(curve, unit)).toBeCloseTo(Math.max(...distances), 12);
  });

  it('keeps the family they came from, rejects one they did not, and gives the same digits for the same seed', () => {
    const durations = censored(120, 5, 3);
    const fits = familyFits(durations);
    const test = (family: Family) => goodnessOfFit(fits.find((fit) => fit.family === family)!, durations, 0, 11)!;
    expect(test('weibull').andersonDarlingP).toBeGreaterThan(0.05);
    expect(test('exponential').andersonDarlingP).toBeLessThan(0.01);
    expect(test('weibull')).toEqual(test('weibull'));
  });

  it('rejects a true exponential about as often as it says', () => {
    const pValues = Array.from({ length: 60 }, (_, key) => {
      const durations = censored(40, 100 + key, 1);
      const fit = familyFits(durations).find(({ family }) => family === 'exponential')!;
      return goodnessOfFit(fit, durations, 0, 1)!.andersonDarlingP;
    });
    const below = (p: number) => pValues.filter((value) => value < p).length;
    // Binomial bounds of 1 in 1,000.
    expect(below(0.05)).toBeLessThan(11);
    expect([below(0.5) > 17, below(0.5) < 43]).toEqual([true, true]);
  });
});

describe('trend tests', () => {
  it('agree with their formulas on four failures', () => {
    const positions = [0.1, 0.2, 0.4, 0.5];
    expect(laplaceTest(positions)!.statistic).toBeCloseTo((0.3 - 0.5) * Math.sqrt(48), 12);
    const sumLog = -Math.log(0.1 * 0.2 * 0.4 * 0.5);
    expect(militaryHandbookTest(positions)!.statistic).toBeCloseTo(2 * sumLog, 12);
    expect(powerLawRate(positions, 1000)!.shape).toBeCloseTo(4 / sumLog, 12);
    expect(powerLawRate(positions, 1000)!.finalRate).toBeCloseTo((4 / sumLog) * 0.004, 12);
  });

  it('say improving when failures come early and worsening when late, and nothing when even', () => {
    const early = Array.from({ length: 40 }, (_, i) => ((i + 1) / 41) ** 2);
    const late = early.map((u) => 1 - u);
    const even = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
    for (const test of [laplaceTest, militaryHandbookTest]) {
      expect(test(early)).toMatchObject({ direction: 'improving' });
      expect(test(late)).toMatchObject({ direction: 'worsening' });
      expect(test(early)!.pValue).toBeLessThan(0.05);
      expect(test(late)!.pValue).toBeLessThan(0.05);
      expect(test(even)!.pValue).toBeGreaterThan(0.5);
    }
  });
});

describe('the mean cumulative function', () => {
  it('counts failures over the components then watched', () => {
    const { times, mean } = meanCumulativeFunction([
      { from: 0, to: 10, failures: [2, 8] },
      { from: 0, to: 5, failures: [2] },
      { from: 0, to: 10, failures: [] },
    ]);
    expect([...times]).toEqual([2, 8]);
    expect([...mean]).toEqual([2 / 3, 2 / 3 + 1 / 2]);
  });

  it('has no variance between components that fail alike', () => {
    const alike = { from: 0, to: 10, failures: [1, 4] };
    for (const variance of meanCumulativeFunction([alike, alike, alike]).variance) expect(variance).toBeLessThan(1e-14);
  });
});

describe('calibration', () => {
  it('has the exact Poisson tails of a count', () => {
    // One year, two expected, none seen: P(N ≤ 0) = e⁻².
    expect(compatibility({ outages: 0, windowHours: 8766 }, [2])).toMatchObject({ compatible: true, expected: 2 });
    expect(compatibility({ outages: 0, windowHours: 8766 }, [2]).pValue).toBeCloseTo(2 * Math.exp(-2), 12);
    // Ten seen where one is expected.
    expect(compatibility({ outages: 10, windowHours: 8766 }, [1]).compatible).toBe(false);
  });

  it('is kinder to a prediction that is not sure of its rate', () => {
    const seen = { outages: 6, windowHours: 8766 };
    expect(compatibility(seen, [0.3, 1, 6]).pValue).toBeGreaterThan(compatibility(seen, [1]).pValue);
  });
});

describe('a histogram of use', () => {
  it('has the exact mean and the 95 % quantile within half a bin, whether in shares or percent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 300 }),
        fc.boolean(),
        (shares, percent) => {
          const histogram = new UseHistogram(percent);
          for (const share of shares) histogram.add(percent ? share * 100 : share);
          const { mean, p95, max } = UseHistogram.summary([histogram])!;
          const sorted = [...shares].sort((a, b) => a - b);
          expect(mean).toBeCloseTo(shares.reduce((sum, x) => sum + x, 0) / shares.length, 9);
          expect(max).toBeCloseTo(sorted.at(-1)!, 12);
          expect(Math.abs(p95 - sorted[Math.ceil(0.95 * sorted.length) - 1])).toBeLessThanOrEqual(0.001 + 1e-9);
        },
      ),
    );
  });

  it('reads an idle host of a file in percent as percent', () => {
    const [idle, busy] = [new UseHistogram(), new UseHistogram()];
    for (const value of [0.5, 1, 1.2]) idle.add(value);
    busy.add(60);
    UseHistogram.agree([idle, busy]);
    expect(UseHistogram.summary([idle, busy])!.mean).toBeCloseTo((0.5 + 1 + 1.2 + 60) / 400, 12);
  });
});

describe('profile-likelihood intervals', () => {
  // SciPy 1.17.1: the likelihood-ratio equation solved by Brent's method on likelihoods maximised in the other parameter.
  it.each([
    ['weibull', 0.723675, 2.20367649, 21.8478415, 76.86374477],
    ['gamma', 0.70820563, 3.44373549, 6.91191784, 86.9587849],
    ['lognormal', 2.72234441, 4.00454372, 0.63381471, 1.7676137],
  ] as [Family, number, number, number, number][])('%s: ends of both parameters', (family, ...ends) => {
    const found = parameterIntervals(lifetimeFit(family, observed)!, observed, 0.95, 'profile');
    found
      .flatMap(({ low, high }) => [low, high])
      .forEach((end, i) => {
        expect(Math.abs(end / ends[i]! - 1)).toBeLessThan(1e-7);
      });
  });

  it('exponential: where 9 ln(mean) + 359/mean has risen by half the chi-square quantile', () => {
    const fit = lifetimeFit('exponential', observed)!;
    const [interval] = parameterIntervals(fit, observed, 0.95, 'profile');
    const rise = (mean: number) => 9 * Math.log(mean / fit.mean) + 359 / mean - 9;
    for (const end of [interval!.low, interval!.high]) expect(rise(end)).toBeCloseTo(normalQuantile(0.975) ** 2 / 2, 8);
  });

  it('are without an end where the data do not bound a parameter', () => {
    // Two ends near each other and many still running: the scale may be as large as it likes.
    const few = lifetimesOf({ exact: [1, 1.1], longerThan: Array.from({ length: 200 }, () => 1.2) }, 0);
    const fit = lifetimeFit('weibull', few)!;
    const [, scale] = parameterIntervals(fit, few, 0.999999, 'profile');
    expect(scale!.low).toBeGreaterThan(0);
    expect(scale!.high).toBeGreaterThan(100);
  });
});
