import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureBy } from '../../../src/markov/chain/first-passage.js';
import { type NamedChain, solvedChain, steadyFigures } from '../../../src/markov/chain/solved-chain.js';
import { solvedFaultTree } from '../../../src/structure/fault-tree-solution.js';
import { workstationCluster } from './workstation-cluster.js';

const published = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/chains.json', import.meta.url), 'utf8'),
) as PublishedChains;

interface PublishedChains {
  workstationCluster: {
    premium: { n: number; availability: number }[];
    belowMinimumWithin100Hours: { n: number; probability: number }[];
    states: { n: number; states: number }[];
  };
  oneComponent: Record<'failureRate' | 'repairRate' | 'meanUpHours' | 'meanOutageHours' | 'outagesPerHour', number>;
  oneCrew: { availability: number };
  degradedComponent: Record<'between' | 'down' | 'restored' | 'availability' | 'perFailureRate', number> & {
    voting: { others: number; availability: number };
  };
  replicas: {
    failureRatePerYear: number;
    single: number;
    pair: { repairsPerYear: number; survives: number }[];
    coding: Record<'fragments' | 'needed' | 'repairsPerYear' | 'survives', number>;
  };
  servers: Record<'failureRatePerHour' | 'meanTimeToFailureHours' | 'survives8760Hours', number>;
  dynamic: {
    parallelPair: { rate: number; mean: number };
    warmSpare: { rate: number; dormancy: number; mean: number };
    coldSpare: { rate: number; mean: number };
    spareBesideSeries: { rate: number; dormancy: number; mean: number };
    twoOfThree: { rates: [number, number, number]; mean: number };
  };
}

/** A chain that counts up from "0" to "n", the last state being down. */
function counting(rates: readonly [forth: number, back: number][]): NamedChain {
  const states = Array.from({ length: rates.length + 1 }, (_, s) => String(s));
  return {
    states,
    up: states.slice(0, -1),
    rates: rates.flatMap(([forth, back], s) => [
      { from: states[s]!, to: states[s + 1]!, perHour: forth },
      ...(back > 0 ? [{ from: states[s + 1]!, to: states[s]!, perHour: back }] : []),
    ]),
  };
}

describe('published values of chains', () => {
  it.each(published.workstationCluster.premium)('premium service of the workstation cluster, N = $n', (expected) => {
    const { chain, premium } = workstationCluster(expected.n);
    const { unavailability } = steadyFigures(chain, premium);
    expect(Math.abs(1 - unavailability.value - expected.availability)).toBeLessThan(4e-16);
    expect((unavailability.high - unavailability.low) / unavailability.value).toBeLessThan(1e-11);
  });

  it('the workstation cluster has as many states as published', () => {
    for (const { n, states } of published.workstationCluster.states.slice(0, 2)) {
      expect(workstationCluster(n).chain.stateCount).toBe(states);
    }
  });

  it('the workstation cluster falls below the minimum within 100 h', () => {
    const [expected] = published.workstationCluster.belowMinimumWithin100Hours;
    const { chain, minimum } = workstationCluster(expected!.n);
    const found = failureBy(chain, minimum, 0, 100);
    expect(found.value / expected!.probability).toBeCloseTo(1, 6);
    expect(found.low).toBeLessThanOrEqual(found.value);
    expect((found.high - found.low) / found.value).toBeLessThan(1e-9);
  });

  it('one component: mean up time, mean outage, frequency', () => {
    const expected = published.oneComponent;
    const solved = solvedChain(counting([[expected.failureRate, expected.repairRate]]));
    expect(solved.meanUpHours.value).toBeCloseTo(expected.meanUpHours, 13);
    expect(solved.meanOutageHours.value).toBeCloseTo(expected.meanOutageHours, 13);
    expect(solved.outagesPerHour.value).toBeCloseTo(expected.outagesPerHour, 15);
    expect(solved.meanTimeToFirstOutage().value).toBeCloseTo(expected.meanUpHours, 13);
  });

  it('two units with one repair crew', () => {
    const solved = solvedChain(
      counting([
        [0.2, 1],
        [0.1, 1],
      ]),
    );
    expect(1 - solved.unavailability.value).toBeCloseTo(published.oneCrew.availability, 15);
  });

  it('a component with two up states, alone and as one of three of which two are needed', () => {
    const { between, down, restored, availability, perFailureRate, voting } = published.degradedComponent;
    const availabilityAt = (failure: number) =>
      1 -
      solvedChain({
        states: ['one', 'two', 'down'],
        up: ['one', 'two'],
        rates: [
          { from: 'one', to: 'two', perHour: between },
          { from: 'two', to: 'one', perHour: between },
          { from: 'one', to: 'down', perHour: failure },
          { from: 'two', to: 'down', perHour: failure },
          { from: 'down', to: 'one', perHour: restored },
        ],
      }).unavailability.value;
    expect(availabilityAt(down)).toBeCloseTo(availability, 15);
    const step = 1e-4;
    expect((availabilityAt(down + step) - availabilityAt(down - step)) / (2 * step)).toBeCloseTo(perFailureRate, 6);
    const { complement } = solvedFaultTree({
      top: 'down',
      gates: { down: { atLeast: 2, of: ['a', 'b', 'c'] } },
      basicEvents: { a: 1 - availabilityAt(down), b: 1 - voting.others, c: 1 - voting.others },
    });
    expect(complement).toBeCloseTo(voting.availability, 14);
  });

  it('data in 20 fragments of which 17 are needed, each lost one repaired by itself', () => {
    const { failureRatePerYear: rate, coding } = published.replicas;
    const { fragments, needed, repairsPerYear, survives } = coding;
    const lost = Array.from({ length: fragments - needed + 1 }, (_, i) => i);
    const solved = solvedChain(
      counting(lost.map((i) => [(fragments - i) * rate, i + 1 < lost.length ? (i + 1) * repairsPerYear : 1] as const)),
    );
    expect(1 - solved.outageBy(1).value).toBeCloseTo(survives, 10);
  });

  it.each(published.replicas.pair)('data on two replicas repaired $repairsPerYear times a year', (expected) => {
    const rate = published.replicas.failureRatePerYear;
    // The last state is never left; a rate back keeps the steady state defined and changes nothing before it.
    const solved = solvedChain(
      counting([
        [2 * rate, expected.repairsPerYear],
        [rate, 1],
      ]),
    );
    expect(1 - solved.outageBy(1).value).toBeCloseTo(expected.survives, 10);
  });

  it('five servers without repair of which three are needed', () => {
    const expected = published.servers;
    const rate = expected.failureRatePerHour;
    const solved = solvedChain({
      states: ['5', '4', '3', 'down'],
      up: ['5', '4', '3'],
      rates: [
        { from: '5', to: '4', perHour: 5 * rate },
        { from: '4', to: '3', perHour: 4 * rate },
        { from: '3', to: 'down', perHour: 3 * rate },
        { from: 'down', to: '5', perHour: 1 },
      ],
    });
    expect(solved.meanTimeToFirstOutage().value).toBeCloseTo(expected.meanTimeToFailureHours, 4);
    expect(1 - solved.outageBy(8760).value).toBeCloseTo(expected.survives8760Hours, 10);
  });

  it('spares and voting without repair', () => {
    const { parallelPair, warmSpare, coldSpare, spareBesideSeries, twoOfThree } = published.dynamic;
    const mean = (first: number, second: number): number =>
      solvedChain({
        states: ['both', 'one', 'down'],
        up: ['both', 'one'],
        rates: [
          { from: 'both', to: 'one', perHour: first },
          { from: 'one', to: 'down', perHour: second },
          { from: 'down', to: 'both', perHour: 1 },
        ],
      }).meanTimeToFirstOutage().value;
    expect(mean(2 * parallelPair.rate, parallelPair.rate)).toBeCloseTo(parallelPair.mean, 13);
    expect(mean(warmSpare.rate * (1 + warmSpare.dormancy), warmSpare.rate)).toBeCloseTo(warmSpare.mean, 13);
    expect(mean(coldSpare.rate, coldSpare.rate)).toBeCloseTo(coldSpare.mean, 13);
    // A part in series and a pair with a warm spare, which goes on with the part alone once one of the pair is gone.
    const { rate, dormancy, mean: beside } = spareBesideSeries;
    const series = solvedChain({
      states: ['both', 'one', 'down'],
      up: ['both', 'one'],
      rates: [
        { from: 'both', to: 'one', perHour: rate * (1 + dormancy) },
        { from: 'both', to: 'down', perHour: rate },
        { from: 'one', to: 'down', perHour: 2 * rate },
        { from: 'down', to: 'both', perHour: 1 },
      ],
    });
    expect(series.meanTimeToFirstOutage().value).toBeCloseTo(beside, 13);
    const [a, b, c] = twoOfThree.rates;
    const lost = { a, b, c };
    const ids = ['a', 'b', 'c'] as const;
    const solved = solvedChain({
      states: ['all', ...ids, 'down'],
      up: ['all', ...ids],
      rates: [
        ...ids.map((id) => ({ from: 'all', to: id, perHour: lost[id] })),
        ...ids.map((id) => ({ from: id, to: 'down', perHour: a + b + c - lost[id] })),
        { from: 'down', to: 'all', perHour: 1 },
      ],
    });
    expect(solved.meanTimeToFirstOutage().value).toBeCloseTo(twoOfThree.mean, 13);
  });
});
