import { describe, expect, it } from 'vitest';
import { chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { merged } from '../../src/simulation/merged-statistics.js';
import { preparedSimulation, type ReplicationRecord } from '../../src/simulation/replication.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { shippedCandidates } from './scenarios.js';

/**
 * Two ways to know: the chain and the simulation of the as-solved form share the model and nothing else. For every shipped
 * scenario the simulation's interval has to meet the chain's bounds. `npm run verify` does the same with narrow ones.
 */
const isThorough = process.env.NINEFOLD_VERIFY === '1';
const effort = isThorough
  ? { relativeBound: 0.01, maximumStates: 150_000, events: 20_000_000, widest: 0.05 }
  : { relativeBound: 0.2, maximumStates: 8_000, events: 150_000, widest: 0.75 };

const cases = await shippedCandidates();
// 99.9 % over all comparisons together.
const level = 1 - 0.001 / (cases.length * 2);

describe('chain and simulation agree in the as-solved form', () => {
  it.each(cases)('%s: %s', (_file, _id, candidate, estimates) => {
    const { blueprint, net, parameters } = candidateModel(candidate, estimates);
    const { services } = chainFigures(exploredChain(net, parameters, effort), net, parameters);
    const simulation = preparedSimulation({
      model: blueprint.model,
      parameters: [...parameters.values()],
      form: 'as-solved',
      ages: 'stationary',
      seed: 7,
      warmUpYears: 1,
      years: 20,
    });
    const records: ReplicationRecord[] = [];
    // Judged at the usual level: an interval that holds anything would prove nothing.
    const widest = (): number =>
      Math.max(...merged(records, 0.95).services.map(({ unavailability: u }) => u.halfWidth / u.value));
    // Outages that are rare take up to four times as long.
    const isLong = (events: number): boolean => events < 4 * effort.events && widest() >= effort.widest;
    for (let r = 0, events = 0; events < effort.events || r < 8 || isLong(events); r++) {
      const record = simulation.replicate(r, 1)[0]!;
      events += record.events;
      records.push(record);
    }
    merged(records, level).services.forEach(({ unavailability: seen }, s) => {
      const { low, high } = services[s]!.unavailability;
      expect(seen.value + seen.halfWidth).toBeGreaterThanOrEqual(low);
      expect(seen.value - seen.halfWidth).toBeLessThanOrEqual(high);
    });
    expect(widest()).toBeLessThan(effort.widest);
  });
});
