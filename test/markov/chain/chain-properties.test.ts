import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { banded, elimination, stationary } from '../../../src/markov/chain/band-elimination.js';
import { meanTimeToFailure } from '../../../src/markov/chain/first-passage.js';
import { checkIrreducible, NotIrreducible } from '../../../src/markov/chain/irreducible.js';
import { ChainNotConverged } from '../../../src/markov/chain/not-converged.js';
import { poissonWeights } from '../../../src/markov/chain/poisson-weights.js';
import { solvedChain, steadyFigures } from '../../../src/markov/chain/solved-chain.js';
import { InvalidChain, reordered, type SparseChain, sparseChain } from '../../../src/markov/chain/sparse-chain.js';
import { steadyState } from '../../../src/markov/chain/steady-state.js';
import { TransientTooLong, transientMeans } from '../../../src/markov/chain/transient.js';
import { workstationCluster } from './workstation-cluster.js';

/** A ring through all states keeps it irreducible; the other transitions fall anywhere, over twelve orders of magnitude. */
const arbitraryChain = fc
  .integer({ min: 2, max: 25 })
  .chain((n) =>
    fc.record({
      n: fc.constant(n),
      ring: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: n, maxLength: n }),
      others: fc.array(
        fc.tuple(
          fc.nat(n - 1),
          fc.nat(n - 1),
          fc.integer({ min: -6, max: 6 }),
          fc.double({ min: 1, max: 10, noNaN: true }),
        ),
        { maxLength: 3 * n },
      ),
    }),
  )
  .map(({ n, ring, others }) => {
    const all = [...ring.map((e, s) => [s, (s + 1) % n, e, 1] as const), ...others.filter(([from, to]) => from !== to)];
    return sparseChain(n, {
      from: all.map(([from]) => from),
      to: all.map(([, to]) => to),
      perHour: all.map(([, , e, m]) => m * 10 ** e),
    });
  });

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

function scaled(chain: SparseChain, factor: number): SparseChain {
  return { ...chain, rate: chain.rate.map((r) => r * factor), total: chain.total.map((r) => r * factor) };
}

describe('steady state of a chain', () => {
  it('sums to one and balances the flow through every state', () => {
    fc.assert(
      fc.property(arbitraryChain, (chain) => {
        const { probabilities: p } = steadyState(chain);
        expect(sum(p)).toBeCloseTo(1, 13);
        const inflow = new Float64Array(chain.stateCount);
        for (let s = 0; s < chain.stateCount; s++) {
          for (let t = chain.start[s]!; t < chain.start[s + 1]!; t++)
            inflow[chain.column[t]!]! += p[s]! * chain.rate[t]!;
        }
        for (let s = 0; s < chain.stateCount; s++) expect(inflow[s]! / (p[s]! * chain.total[s]!)).toBeCloseTo(1, 11);
      }),
    );
  });

  it('does not change when time is measured in other units', () => {
    fc.assert(
      fc.property(arbitraryChain, (chain) => {
        const p = steadyState(chain).probabilities;
        const q = steadyState(scaled(chain, 3600)).probabilities;
        p.forEach((value, s) => {
          expect(q[s]! / value).toBeCloseTo(1, 11);
        });
      }),
    );
  });

  it('is permuted as the states are', () => {
    fc.assert(
      fc.property(arbitraryChain, fc.infiniteStream(fc.nat()), (chain, numbers) => {
        const order = Int32Array.from({ length: chain.stateCount }, (_, s) => s);
        for (let s = order.length - 1; s > 0; s--) {
          const other = (numbers.next().value as number) % (s + 1);
          [order[s], order[other]] = [order[other]!, order[s]!];
        }
        const p = steadyState(chain).probabilities;
        const q = steadyState(reordered(chain, order)).probabilities;
        order.forEach((state, r) => {
          expect(q[r]! / p[state]!).toBeCloseTo(1, 11);
        });
      }),
    );
  });

  it('keeps every digit of probabilities far below the smallest double next to one', () => {
    const n = 40;
    const ratio = 1e-7;
    const chain = sparseChain(n + 1, {
      from: Array.from({ length: 2 * n }, (_, t) => (t % 2 === 0 ? t / 2 : (t + 1) / 2)),
      to: Array.from({ length: 2 * n }, (_, t) => (t % 2 === 0 ? t / 2 + 1 : (t - 1) / 2)),
      perHour: Array.from({ length: 2 * n }, (_, t) => (t % 2 === 0 ? ratio : 1)),
    });
    const { probabilities: p } = steadyState(chain);
    for (let s = 0; s <= n; s++) expect(p[s]! / (ratio ** s * (1 - ratio))).toBeCloseTo(1, 12);
  });

  it('by iteration lies within its bound of what the elimination finds, and the bound is narrow', () => {
    const { chain, premium, minimum } = workstationCluster(14);
    const rewards = [premium, minimum].map((up) => Float64Array.from(up, (isUp) => 1 - isUp));
    const { means, method, probabilities } = steadyState(chain, rewards);
    expect(method).toBe('Gauss–Seidel with dual bound');
    expect(sum(probabilities)).toBeCloseTo(1, 12);
    const small = workstationCluster(6);
    const band = banded(small.chain);
    const exact = stationary(elimination(band));
    const figures = steadyFigures(small.chain, small.minimum);
    const down = sum([...exact].filter((_, r) => small.minimum[band.order[r]!] === 0));
    expect(figures.unavailability.low).toBeLessThanOrEqual(down);
    expect(figures.unavailability.high).toBeGreaterThanOrEqual(down);
    for (const { value, low, high } of means) expect((high - low) / value).toBeLessThan(1e-8);
  });

  it.each([1e-3, 1e-9, 1e-13])('that nearly falls apart, by links of %d, is bounded as sharply as any', (link) => {
    // Reversible: conductances between states, so that the probabilities are the weights chosen. Three parts of 400.
    const [parts, size] = [3, 400];
    const weight = (s: number) => (1 + ((s * 7919) % 97)) * 10 ** -((s * 31) % 5);
    const triples = { from: [] as number[], to: [] as number[], perHour: [] as number[] };
    const conduct = (a: number, b: number, conductance: number) => {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        triples.from.push(from);
        triples.to.push(to);
        triples.perHour.push(conductance / weight(from));
      }
    };
    for (let part = 0; part < parts; part++) {
      const at = (i: number) => part * size + (i % size);
      for (let i = 0; i < size; i++) {
        conduct(at(i), at(i + 1), 1 + (i % 3));
        conduct(at(i), at(i * i + 13), 0.5 + (i % 7));
      }
      if (part > 0) conduct(at(5), at(5) - size, link);
    }
    const n = parts * size;
    const up = Uint8Array.from({ length: n }, (_, s) => (s < size && s % 11 === 0 ? 0 : 1));
    const weights = Array.from({ length: n }, (_, s) => weight(s));
    const exact = sum(weights.filter((_, s) => up[s] === 0)) / sum(weights);
    const { unavailability, method } = steadyFigures(sparseChain(n, triples), up);
    expect(method).toBe('elimination without subtraction');
    // The rates are rounded themselves.
    const rounding = 4 * n * Number.EPSILON;
    expect(unavailability.low).toBeLessThanOrEqual(exact * (1 + rounding));
    expect(unavailability.high).toBeGreaterThanOrEqual(exact * (1 - rounding));
    expect((unavailability.high - unavailability.low) / exact).toBeLessThan(1e-8);
  });

  it('of many independent components holds tiny unavailabilities within narrow bounds', () => {
    // 14 components with rates of their own, 16,384 states: all must fail. P = Π q_i, about 1e-26.
    const n = 14;
    const rates = Array.from({ length: n }, (_, i) => ({ fails: 1e-3 * (1 + i / n), restored: 0.1 * (1 + (i % 3)) }));
    const triples = { from: [] as number[], to: [] as number[], perHour: [] as number[] };
    for (let s = 0; s < 1 << n; s++) {
      rates.forEach(({ fails, restored }, i) => {
        triples.from.push(s);
        triples.to.push(s ^ (1 << i));
        triples.perHour.push((s >> i) & 1 ? restored : fails);
      });
    }
    const chain = sparseChain(1 << n, triples);
    const up = new Uint8Array(1 << n).fill(1);
    up[(1 << n) - 1] = 0;
    const exact = rates.reduce((product, { fails, restored }) => product * (fails / (fails + restored)), 1);
    const { unavailability, outagesPerHour, meanOutageHours } = steadyFigures(chain, up);
    expect(unavailability.low).toBeLessThanOrEqual(exact * (1 + 1e-14));
    expect(unavailability.high).toBeGreaterThanOrEqual(exact * (1 - 1e-14));
    expect((unavailability.high - unavailability.low) / exact).toBeLessThan(1e-8);
    const restored = sum(rates.map((r) => r.restored));
    expect(outagesPerHour.value / (exact * restored)).toBeCloseTo(1, 8);
    expect(meanOutageHours.value * restored).toBeCloseTo(1, 8);
  });

  it('of a walk through many states, which no iteration gets through, is eliminated', () => {
    const n = 20_000;
    const steps = Array.from({ length: n }, (_, s) => s);
    const chain = sparseChain(n, {
      from: [...steps, ...steps],
      to: [...steps.map((s) => (s + 1) % n), ...steps.map((s) => (s + n - 1) % n)],
      perHour: [...steps.map(() => 1), ...steps.map(() => 1)],
    });
    const { probabilities, method } = steadyState(chain);
    expect(method).toBe('elimination without subtraction');
    expect(Math.max(...probabilities) * n).toBeCloseTo(1, 9);
    expect(Math.min(...probabilities) * n).toBeCloseTo(1, 9);
    const one = new Float64Array(n);
    one[n - 1] = 1;
    const [mean] = steadyState(chain, [one]).means;
    expect(mean!.low * n).toBeLessThanOrEqual(1);
    expect(mean!.high * n).toBeGreaterThanOrEqual(1);
  });
});

describe('what cannot be solved', () => {
  const step = (from: string, to: string) => ({ from, to, perHour: 1 });

  it('names the state that is not reached, or that does not lead back', () => {
    const states = ['up', 'down', 'lost'];
    expect(() =>
      solvedChain({ states, up: ['up'], rates: [step('up', 'down'), step('down', 'up'), step('lost', 'up')] }),
    ).toThrow('state lost cannot be reached from state up');
    expect(() =>
      solvedChain({ states, up: ['up'], rates: [step('up', 'down'), step('down', 'up'), step('up', 'lost')] }),
    ).toThrow('state lost has no rate out of it');
  });

  it('names the rate that is none and the state that does not exist', () => {
    const states = ['up', 'down'];
    expect(() => solvedChain({ states, up: ['up'], rates: [{ from: 'up', to: 'down', perHour: 0 }] })).toThrow(
      InvalidChain,
    );
    expect(() => solvedChain({ states, up: ['upp'], rates: [] })).toThrow('expected one of up, down, found upp');
    expect(() => solvedChain({ states: ['up', 'up'], up: ['up'], rates: [] })).toThrow('found up twice');
  });

  it('every chain is either irreducible or has a state named that proves the contrary', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 }),
        (n, pairs) => {
          const kept = pairs.filter(([from, to]) => from < n && to < n);
          const chain = sparseChain(n, {
            from: kept.map(([f]) => f),
            to: kept.map(([, t]) => t),
            perHour: kept.map(() => 1),
          });
          const reach = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => i === j));
          for (const [from, to] of kept) reach[from]![to] = true;
          for (let k = 0; k < n; k++)
            for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) reach[i]![j] ||= reach[i]![k]! && reach[k]![j]!;
          const isIrreducible = reach.every((row) => row.every(Boolean));
          if (isIrreducible) checkIrreducible(chain);
          else expect(() => checkIrreducible(chain)).toThrow(NotIrreducible);
        },
      ),
    );
  });

  it('an iteration that is given up names the method and what to try', () => {
    expect(new ChainNotConverged('Gauss–Seidel', 12, 'relative bound 1e-3').message).toMatch(/Gauss–Seidel.*12.*try/);
  });

  it('a transient of too many transitions is refused before it is tried', () => {
    const chain = sparseChain(2, { from: [0, 1], to: [1, 0], perHour: [1, 3.6e6] });
    expect(() => transientMeans(chain, Float64Array.of(1, 0), Float64Array.of(0, 1), 1e9)).toThrow(TransientTooLong);
  });
});

describe('transient figures', () => {
  it.each([0.01, 1, 30, 1000])('of one component follow the closed form at %d h', (hours) => {
    const [l, m] = [0.01, 0.5];
    const solved = solvedChain({
      states: ['up', 'down'],
      up: ['up'],
      rates: [
        { from: 'up', to: 'down', perHour: l },
        { from: 'down', to: 'up', perHour: m },
      ],
    });
    const s = l + m;
    const at = (l / s) * -Math.expm1(-s * hours);
    // For short times the difference cancels: by its series instead.
    const until =
      s * hours < 0.05
        ? ((l * hours) / 2) * (1 - (s * hours) / 3 + (s * hours) ** 2 / 12)
        : l / s + (l / (s * s * hours)) * Math.expm1(-s * hours);
    const [point, interval] = [solved.unavailabilityAt(hours), solved.unavailabilityUntil(hours)];
    expect(point.value / at).toBeCloseTo(1, 11);
    expect(interval.value / until).toBeCloseTo(1, 7);
    expect(point.low).toBeLessThanOrEqual(at * (1 + 1e-13));
    expect(point.high).toBeGreaterThanOrEqual(at * (1 - 1e-13));
    expect(solved.outageBy(hours).value / -Math.expm1(-l * hours)).toBeCloseTo(1, 11);
  });

  it('keep their digits where an outage is nearly impossible', () => {
    // Three must fail one after another within the hour: λ³t³/6 to first order, with rates of 1e-9.
    const rate = 1e-9;
    const states = ['0', '1', '2', '3'];
    const rates = [0, 1, 2].map((s) => ({ from: states[s]!, to: states[s + 1]!, perHour: rate }));
    const solved = solvedChain({ states, up: ['0', '1', '2'], rates: [...rates, { from: '3', to: '0', perHour: 1 }] });
    expect(solved.outageBy(1).value / (rate ** 3 / 6)).toBeCloseTo(1, 8);
  });

  it('come to rest in the steady state, whatever the chain', () => {
    fc.assert(
      fc.property(arbitraryChain, (chain) => {
        const { probabilities: p } = steadyState(chain);
        const reward = Float64Array.from(p, (_, s) => s % 2);
        const means = transientMeans(chain, p, reward, 10, p);
        const expected = sum(p.map((value, s) => value * reward[s]!));
        expect(means.at.value / expected).toBeCloseTo(1, 9);
        expect(means.until.value / expected).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  it.each([1e-6, 0.5, 1, 25.3, 1e4, 1e7])('Poisson weights of mean %d have the moments of the distribution', (mean) => {
    const { first, weights } = poissonWeights(mean, 1e-40);
    expect(sum(weights)).toBeCloseTo(1, 12);
    const m = sum(weights.map((w, i) => w * (first + i)));
    const variance = sum(weights.map((w, i) => w * (first + i - mean) ** 2));
    expect(m / mean).toBeCloseTo(1, 9);
    expect(variance / mean).toBeCloseTo(1, 6);
  });

  it('the mean time to the first outage of an ever rarer event is found to every digit', () => {
    // Both of two must fail: (3λ + μ) / 2λ².
    for (const l of [1e-1, 1e-4, 1e-8]) {
      const chain = sparseChain(3, { from: [0, 1, 1, 2], to: [1, 0, 2, 1], perHour: [2 * l, 1, l, 2] });
      const mean = meanTimeToFailure(chain, Uint8Array.of(1, 1, 0), 0);
      expect(mean.value / ((3 * l + 1) / (2 * l * l))).toBeCloseTo(1, 12);
    }
  });
});
