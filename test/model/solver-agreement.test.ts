import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged } from '../../src/simulation/merged-statistics.js';
import { preparedSimulation } from '../../src/simulation/replication.js';
import { solved } from '../markov/solved.js';
import { arbitraryMeans, arbitraryModel } from './arbitrary-model.js';
import { component } from './small-models.js';
import { hosting, relocation, workload } from './workload-models.js';

const models = (numRuns: number, check: (model: Parameters<typeof solved>[0]) => void): void =>
  fc.assert(fc.property(arbitraryModel, check), {
    numRuns,
    seed: 20261124,
    endOnFailure: true,
  });

describe('random small models', () => {
  // Who fails at the same instant queues for the crew in any order: otherwise exchanging equal hosts would change it.
  it('repairs after a common cause do not depend on how equal hosts are named', () => {
    const ids = ['h1', 'h2'];
    const found = ids.flatMap((first) => {
      const model = {
        ...hosting(
          ids.map((id) => component(id, { fails: 'host.fails', repair: 'host.repair', crew: 'people' })),
          workload([first], ids),
          { relocationRules: [relocation({ relocates: false })] },
        ),
        crews: [{ id: 'people', size: 1 }],
        commonCauses: [
          {
            id: 'flood',
            cause: 'flood',
            timeToFailure: { terms: ['flood'] },
            members: ids.map((id) => ({ component: id, mode: 0 })),
          },
        ],
      };
      const symmetry = [{ racks: [ids.map((id) => ({ components: [id], seat: id, members: [], class: 'host' }))] }];
      return [model, { ...model, symmetry }].map(
        (one) => solved(one, arbitraryMeans).services[0]!.unavailability.value,
      );
    });
    for (const value of found) expect(value / found[0]!).toBeCloseTo(1, 6);
  });

  it('have the same figures whether equal hosts are told apart or not', () => {
    models(12, (model) => {
      const together = solved(model, arbitraryMeans, 1e-4, 5000);
      const apart = solved({ ...model, symmetry: [] }, arbitraryMeans, 1e-4, 5000);
      together.services.forEach((service, s) => {
        for (const figure of ['unavailability', 'requestUnavailability', 'outagesPerHour'] as const) {
          const [one, other] = [service[figure], apart.services[s]![figure]];
          // Both hold the truth; which states are cut off may differ.
          expect(one.low).toBeLessThanOrEqual(other.high * (1 + 1e-9));
          expect(other.low).toBeLessThanOrEqual(one.high * (1 + 1e-9));
        }
      });
    });
  });

  it('have bounds on a few states that hold the value of many', () => {
    models(12, (model) => {
      const fine = solved(model, arbitraryMeans, 1e-5, 5000).services;
      for (const states of [3, 10, 40, 200]) {
        solved(model, arbitraryMeans, 1e-5, states).services.forEach((coarse, s) => {
          for (const figure of ['unavailability', 'requestUnavailability'] as const) {
            expect(coarse[figure].low).toBeLessThanOrEqual(fine[s]![figure].high * (1 + 1e-9));
            expect(coarse[figure].high).toBeGreaterThanOrEqual(fine[s]![figure].low * (1 - 1e-9));
          }
        });
      }
    });
  });

  it('have downtime budgets that sum to the unavailability', () => {
    models(12, (model) => {
      for (const { unavailability, budget } of solved(model, arbitraryMeans, 1e-4, 5000).services) {
        const charged = budget.reduce((sum, row) => sum + row.byPhase.reduce((a, b) => a + b, 0), 0);
        // What is cut off takes its outages with it.
        expect(Math.abs(charged - unavailability.value)).toBeLessThanOrEqual(
          unavailability.high - unavailability.low + 1e-15,
        );
      }
    });
  });

  it('are simulated within the 99.9 % interval of the chain', () => {
    models(4, (model) => {
      const chain = solved(model, arbitraryMeans, 1e-4, 5000);
      const task = {
        model,
        parameters: [...arbitraryMeans.values()],
        form: 'as-solved',
        ages: 'stationary',
        seed: 7,
        warmUpYears: 0,
        years: 60,
      } as const;
      const seen = merged(preparedSimulation(task).replicate(0, 16), 1 - 1e-3 / 24);
      chain.services.forEach(({ unavailability, requestUnavailability, outagesPerHour }, s) => {
        const simulated = seen.services[s]!;
        const within = (
          estimate: { value: number; halfWidth: number },
          { low, high }: { low: number; high: number },
        ) => {
          expect(estimate.value - estimate.halfWidth).toBeLessThanOrEqual(high);
          expect(estimate.value + estimate.halfWidth).toBeGreaterThanOrEqual(low);
        };
        within(simulated.unavailability, unavailability);
        within(simulated.requestUnavailability, requestUnavailability);
        within(simulated.outagesPerYear, { low: outagesPerHour.low * 8766, high: outagesPerHour.high * 8766 });
      });
    });
  });
});
