import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/catalog/parameter.js';
import { monteCarloErrorOf, probabilityLess } from '../../src/comparison/pairs.js';
import type { UncertaintyRecord } from '../../src/evaluation/evaluation.js';
import { normalQuantile } from '../../src/maths/normal-quantile.js';
import type { CandidateResponse } from '../../src/study/candidate-response.js';
import { drawnParameters, jointDraws, worldOf } from '../../src/study/joint-draws.js';
import { tornadoRows, varianceShares } from '../../src/study/sensitivity.js';
import { uncertaintyRecord } from '../../src/study/uncertainty-record.js';
import { closedForm, lognormalParameter, oneComponent } from './responses.js';

const z95 = normalQuantile(0.95);

function recordOf(responses: readonly CandidateResponse[], draws: number, seed = 1): UncertaintyRecord {
  const baseline = responses[0]!.candidate.id;
  return uncertaintyRecord(responses, { baseline, draws, breakEvens: 4, seed, progress: null });
}

describe('shares of the variance', () => {
  // ln U = Σ a ln θ + c with ln θ normal of spread s = ln(error factor)/z: the variance is Σ (a s)², a share (a s)² of it.
  it('are those of the closed form for a product of powers of lognormal parameters', () => {
    const power = fc.double({ min: 0.1, max: 2, noNaN: true });
    const errorFactor = fc.double({ min: 1.2, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(power, errorFactor), { minLength: 1, maxLength: 6 }), (factors) => {
        const parameters = factors.map(([, error], i) => lognormalParameter(`p${i}`, 10 * (i + 1), error));
        const response = closedForm('a', parameters, (meanOf) =>
          factors.reduce((product, [a], i) => product * meanOf(`p${i}`) ** (i % 2 === 0 ? a : -a), 1e-9),
        );
        const shares = varianceShares(tornadoRows(response, drawnParameters([response])));
        const squares = factors.map(([a, error]) => (a * Math.log(error)) ** 2);
        const total = squares.reduce((sum, square) => sum + square, 0);
        for (const { parameter, share } of shares) {
          expect(share).toBeCloseTo(squares[Number(parameter.slice(1))]! / total, 9);
        }
        // What is left out is below a thousandth each.
        expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeGreaterThan(1 - 0.001 * factors.length);
      }),
    );
  });

  it('swing between the 5 % and the 95 % value of the parameter', () => {
    const response = closedForm('a', [lognormalParameter('repair', 2, 3)], (meanOf) => meanOf('repair') * 1e-4);
    expect(tornadoRows(response, drawnParameters([response]))).toEqual([
      {
        candidate: 'a',
        service: 'shop',
        parameter: 'repair',
        low: expect.closeTo(2 / 3, 12),
        high: expect.closeTo(6, 12),
        atLow: expect.closeTo(2e-4 / 3, 12),
        atHigh: expect.closeTo(6e-4, 12),
      },
    ]);
  });
});

describe('joint draws', () => {
  const host = lognormalParameter('host.time-to-failure', 40_000);
  const slow = lognormalParameter('host.time-to-restore', 8);
  const fast = lognormalParameter('host.time-to-restore', 2);

  it('give a parameter that means the same to two candidates the same factor in every world', () => {
    const drawn = drawnParameters([oneComponent('a', host, slow), oneComponent('b', host, slow)]);
    expect(drawn.map(({ key }) => key)).toEqual(['host.time-to-failure', 'host.time-to-restore']);
    const draws = jointDraws(drawn, 64, 1);
    for (let i = 0; i < 64; i++) expect(worldOf(draws, 'a', i)).toEqual(worldOf(draws, 'b', i));
  });

  it('tell apart what two candidates mean by one name', () => {
    const drawn = drawnParameters([oneComponent('a', host, slow), oneComponent('b', host, fast)]);
    expect(drawn.map(({ key }) => key)).toEqual([
      'host.time-to-failure',
      'host.time-to-restore@a',
      'host.time-to-restore@b',
    ]);
    const draws = jointDraws(drawn, 8, 1);
    const [a, b] = [worldOf(draws, 'a', 3), worldOf(draws, 'b', 3)];
    expect(a.get('host.time-to-failure')).toBe(b.get('host.time-to-failure'));
    expect(a.get('host.time-to-restore')).not.toBe(b.get('host.time-to-restore'));
  });

  it('a candidate sees no parameter of another one', () => {
    const other = lognormalParameter('kubelet.time-to-failure', 9000);
    const drawn = drawnParameters([oneComponent('a', host, slow), oneComponent('b', other, slow)]);
    const world = worldOf(jointDraws(drawn, 1, 1), 'b', 0);
    expect([...world.keys()].sort()).toEqual(['host.time-to-restore', 'kubelet.time-to-failure']);
  });

  it('leave alone what is known exactly', () => {
    const known = { ...host, uncertainty: { kind: 'none' as const } };
    expect(drawnParameters([oneComponent('a', known, slow)]).map(({ key }) => key)).toEqual(['host.time-to-restore']);
  });

  it("of a parameter do not change when another one is added, to the catalog's or to the scenario's own", () => {
    const own = lognormalParameter('shop.start', 1);
    const draws = (...parameters: Parameter[]) =>
      jointDraws(drawnParameters([closedForm('a', parameters, () => 1)]), 32, 1).factors;
    const before = draws(host, own);
    const after = draws(lognormalParameter('app.time-to-failure', 7), host, lognormalParameter('aaa.start', 2), own);
    for (const [key, factors] of before) expect(after.get(key)).toEqual(factors);
  });

  it('of a parameter do not change for the others when one candidate comes to mean something else by it', () => {
    const three = (ofC: Parameter) =>
      drawnParameters([oneComponent('a', host, slow), oneComponent('b', host, slow), oneComponent('c', host, ofC)]);
    const [before, after] = [slow, fast].map((restore) => jointDraws(three(restore), 32, 1).factors);
    expect(after!.get('host.time-to-restore@a+b')).toEqual(before!.get('host.time-to-restore'));
    expect(after!.get('host.time-to-restore@c')).not.toEqual(before!.get('host.time-to-restore'));
  });

  it('are the same in whatever order the candidates stand', () => {
    const [a, b] = [oneComponent('a', host, slow), oneComponent('b', host, fast)];
    const [one, other] = [recordOf([a, b], 128), recordOf([b, a], 128)];
    expect(other.factors).toEqual(one.factors);
    expect(other.unavailability).toEqual(one.unavailability);
  });
});

describe('P(B better than A)', () => {
  // ln U_A = ln(k_A θ), ln U_B = ln(k_B φ), θ and φ lognormal with median 1 and spreads s and t: the difference of the
  // logarithms is normal, so P(U_B < U_A) = Φ(ln(k_A/k_B)/√(s² + t²)).
  const spread = (errorFactor: number) => Math.log(errorFactor) / z95;
  const systems = (ratio: number): [CandidateResponse, CandidateResponse] => [
    closedForm('a', [lognormalParameter('theta', 1, 3)], (meanOf) => 1e-5 * ratio * meanOf('theta')),
    closedForm('b', [lognormalParameter('phi', 1, 2)], (meanOf) => 1e-5 * meanOf('phi')),
  ];
  const estimate = (pair: readonly CandidateResponse[], draws: number, seed = 1) => {
    const { unavailability } = recordOf(pair, draws, seed);
    return probabilityLess(unavailability.b!.shop!, unavailability.a!.shop!)!;
  };
  const sd = Math.hypot(spread(3), spread(2));

  it.each([0.1, 0.3, 0.5, 0.9, 0.99])('is %f where the closed form says so, within the stated error', (level) => {
    const ratio = Math.exp(sd * normalQuantile(level));
    const found = estimate(systems(ratio), 512);
    expect(Math.abs(found - level)).toBeLessThanOrEqual(monteCarloErrorOf(found, 512));
  });

  it('is certain where what is uncertain is shared, however uncertain it is', () => {
    const theta = lognormalParameter('theta', 1, 100);
    const pair = [1.01, 1].map((k, i) => closedForm(i === 0 ? 'a' : 'b', [theta], (of) => 1e-5 * k * of('theta')));
    expect(estimate(pair, 64)).toBe(1);
  });

  it('moves by no more than its stated error when the draws are doubled', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const pair = systems(1.4);
      const [before, after] = [estimate(pair, 256, seed), estimate(pair, 512, seed)];
      expect(Math.abs(after - before)).toBeLessThanOrEqual(monteCarloErrorOf(before, 256));
    }
  });
});

describe('break-even', () => {
  // Two components with U = r/(f + r): equally often down where r/f is equal.
  const a = oneComponent('a', lognormalParameter('a.fails', 1000, 3), lognormalParameter('a.back', 10, 3));
  const b = oneComponent('b', lognormalParameter('b.fails', 3000, 2), lognormalParameter('b.back', 60, 5));
  const { breakEvens } = recordOf([a, b], 16);
  const at = (parameter: string) => breakEvens.find((entry) => entry.parameter === parameter)!;

  it.each([
    ['b.back', 30],
    ['b.fails', 6000],
    ['a.back', 20],
    ['a.fails', 500],
  ])('of two single components lies where repair ÷ failure is the same: %s = %d h', (parameter, hours) => {
    expect(at(parameter).at / hours).toBeCloseTo(1, 3);
  });

  it('is as many deviations away as its logarithm is from that of today', () => {
    const spread = (errorFactor: number) => Math.log(errorFactor) / z95;
    expect(at('b.back').today).toBeCloseTo(60, 9);
    expect(at('b.back').deviations).toBeCloseTo(Math.log(2) / spread(5), 2);
    expect(at('b.fails').deviations).toBeCloseTo(Math.log(2) / spread(2), 2);
  });

  it('says who has less downtime below it', () => {
    // Today U = 1/101 of a and 1/51 of b. Where b is repaired within 30 h, or a takes less than 20 h, the order is as said.
    const at = (name: string) => breakEvens.find(({ parameter }) => parameter === name)!.lessBelow;
    expect(at('b.back')).toBe('b');
    expect(at('a.back')).toBe('a');
    expect(at('b.fails')).toBe('a');
    expect(at('a.fails')).toBe('b');
  });

  it('is found for a parameter that is known exactly too, without a distance in deviations', () => {
    const exact = { ...lognormalParameter('b.back', 60), uncertainty: { kind: 'none' as const } };
    const known = oneComponent('b', lognormalParameter('b.fails', 3000, 2), exact);
    const found = recordOf([a, known], 16).breakEvens.find(({ parameter }) => parameter === 'b.back')!;
    expect(found.at / 30).toBeCloseTo(1, 3);
    expect(found.deviations).toBeNull();
  });

  it('is searched for the parameters with the shortest way in deviations first', () => {
    // All four stand at the same |ln 2|: the wider a parameter is known, the fewer deviations that is.
    const { breakEvens: one } = uncertaintyRecord([a, b], {
      baseline: 'a',
      draws: 0,
      breakEvens: 1,
      seed: 1,
      progress: null,
    });
    expect(one.map(({ parameter }) => parameter)).toEqual(['b.back']);
  });

  it('is not there where no value within a factor of a hundred changes the order', () => {
    const far = oneComponent('b', lognormalParameter('b.fails', 3000), lognormalParameter('b.back', 6000));
    expect(recordOf([a, far], 16).breakEvens).toEqual([]);
  });
});

describe('what has to hold for a target', () => {
  const target = { availability: 0.999, per: 'year', excludingPlanned: false, rtoHours: null, rpoHours: null } as const;
  const parameters = [lognormalParameter('fails', 4000, 3), lognormalParameter('back', 12, 2)];
  const response = closedForm('a', parameters, (of) => of('back') / (of('fails') + of('back')), target);

  // U = r/(f + r) is 1/1000 where f = 999 r.
  it.each([
    ['fails', 999 * 12, 'above', 3],
    ['back', 4000 / 999, 'below', 2],
  ])('of a single component: %s at %d h, met %s', (parameter, hours, met, errorFactor) => {
    const found = recordOf([response], 16).targetBreakEvens!.find((entry) => entry.parameter === parameter)!;
    expect(found.at / hours).toBeCloseTo(1, 3);
    expect(found.met).toBe(met);
    const spread = Math.log(errorFactor) / z95;
    expect(found.deviations).toBeCloseTo(Math.abs(Math.log(hours / found.today)) / spread, 2);
  });

  it('is met on the same side when it is met today', () => {
    const easy = closedForm('a', parameters, (of) => of('back') / (of('fails') + of('back')), {
      ...target,
      availability: 0.99,
    });
    const { targetBreakEvens } = recordOf([easy], 16);
    expect(targetBreakEvens!.map(({ parameter, met }) => [parameter, met]).sort()).toEqual([
      ['back', 'below'],
      ['fails', 'above'],
    ]);
  });

  it('is nothing without a target', () => {
    expect(recordOf([oneComponent('a', parameters[0]!, parameters[1]!)], 16).targetBreakEvens).toEqual([]);
  });
});
