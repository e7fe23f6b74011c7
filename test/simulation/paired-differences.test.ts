import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import { merged } from '../../src/simulation/merged-statistics.js';
import { pairedDifferences } from '../../src/simulation/paired-differences.js';
import { preparedSimulation, type ReplicationRecord } from '../../src/simulation/replication.js';
import type { SimulatedForm } from '../../src/simulation/simulator.js';
import { parameters } from '../model/small-models.js';
import { kOfN, task } from './simulated.js';

const [life, repair] = [1000, 100];

const fixedRepair: Distribution = { kind: 'deterministic', value: repair };

function pair(crews: number | null, form: SimulatedForm, repaired = fixedRepair): ReplicationRecord[] {
  const table = parameters({ fails: life, repair: repaired });
  return preparedSimulation(task(kOfN(1, 2, crews), table, { form })).replicate(0, 150);
}

/**
 * Both of two down, one crew. A busy period has 1/L repairs, L = E e^(−R/life); each begins with one down and one up, and
 * both are down for E (R − T)⁺ of it, T exponential: mean R − life · (1 − L) hours.
 */
function bothDown(transform: number): number {
  const perBusyPeriod = (repair - life * (1 - transform)) / transform;
  return perBusyPeriod / (life / 2 + repair / transform);
}

describe('what one form of a model has more than another', () => {
  it('is what fixed repair times take off the downtime of a pair with one crew', () => {
    const [fixed, drawn] = [bothDown(Math.exp(-repair / life)), bothDown(1 / (1 + repair / life))];
    const [trueForm, asSolved] = [pair(1, 'true-distributions'), pair(1, 'as-solved')];
    const { unavailability, causes } = pairedDifferences(trueForm, asSolved, 0.999).services[0]!;
    expect(unavailability.value).toBeLessThan(0);
    expect(Math.abs(unavailability.value - (fixed - drawn))).toBeLessThan(unavailability.halfWidth);
    expect(causes.map(({ byPhase }) => byPhase.reduce((sum, part) => sum + part, 0))).toEqual(
      causes.map(({ unavailability: of }) => expect.closeTo(of.value, 15)),
    );
    expect(causes.reduce((sum, { unavailability: of }) => sum + of.value, 0)).toBeCloseTo(unavailability.value, 15);
  });

  it('is known better than either, since both meet the same failures', () => {
    const lognormal: Distribution = { kind: 'lognormal', mu: Math.log(repair) - 0.32, sigma: 0.8 };
    const [trueForm, asSolved] = [pair(1, 'true-distributions', lognormal), pair(1, 'as-solved', lognormal)];
    const { halfWidth } = pairedDifferences(trueForm, asSolved, 0.95).services[0]!.unavailability;
    const widths = [trueForm, asSolved].map((records) => merged(records, 0.95).services[0]!.unavailability.halfWidth);
    expect(halfWidth ** 2).toBeLessThan(0.4 * (widths[0]! ** 2 + widths[1]! ** 2));
  });

  it('is not shown where the form changes nothing: each with a crew of its own, whatever the repair', () => {
    const difference = pairedDifferences(pair(null, 'true-distributions'), pair(null, 'as-solved'), 0.999);
    const { value, halfWidth } = difference.services[0]!.unavailability;
    expect(Math.abs(value)).toBeLessThan(halfWidth);
  });

  it('is nothing, and known exactly, between a form and itself', () => {
    const records = pair(1, 'true-distributions');
    const { unavailability, causes } = pairedDifferences(records, records, 0.95).services[0]!;
    expect(unavailability).toEqual({ value: 0, halfWidth: 0, level: 0.95 });
    expect(causes.every(({ unlike }) => unlike === 0)).toBe(true);
  });
});
