import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/catalog/parameter.js';
import type { SystemModel } from '../../src/model/system-model.js';
import type { RareEventTask } from '../../src/simulation/a-cycles.js';
import { addedSums, preparedCycles } from '../../src/simulation/cycle-sums.js';
import { type RareEventFigures, rareEventFigures } from '../../src/simulation/rare-event-figures.js';
import { solved } from '../markov/solved.js';
import { component, emptyModel, parameters, service } from '../model/small-models.js';
import { failoverGroup, hosting, workload } from '../model/workload-models.js';
import { kOfN } from './simulated.js';

const rareTask = (model: SystemModel, table: ReadonlyMap<string, Parameter>): RareEventTask => ({
  model,
  parameters: [...table.values()],
  form: 'as-solved',
  seed: 11,
  service: 0,
  biasing: { usualRatio: 0.01, shares: [], rates: [] },
});
const options = { level: 0.999, relativePrecision: 0.05, maximumSteps: 2e6 };
const holds = (figures: RareEventFigures): Record<string, boolean> =>
  Object.fromEntries(figures.preconditions.map(({ name, holds }) => [name, holds]));

/** Stationary shares of n components, c crews, by the number that are down. */
function birthDeath(n: number, crews: number, fails: number, repair: number): number[] {
  const shares = [1];
  for (let down = 0; down < n; down++) {
    shares.push((shares[down]! * (n - down) * repair) / (Math.min(down + 1, crews) * fails));
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

describe('rare events', () => {
  it.each([1000, 3000, 1e4, 3e4, 1e5, 2e5])(
    '8 of 10 with two crews and %d h between failures: within the interval, at the same relative error',
    async (fails) => {
      const shares = birthDeath(10, 2, fails, 10);
      const exact = shares.slice(3).reduce((sum, share) => sum + share, 0);
      const figures = await rareEventFigures(rareTask(kOfN(8, 10, 2), parameters({ fails, repair: 10 })), options);
      const { unavailability, outagesPerYear } = figures;
      expect(figures.method).toBe('balanced-failure-biasing');
      expect(Math.abs(unavailability.value - exact)).toBeLessThanOrEqual(unavailability.halfWidth);
      expect(unavailability.halfWidth).toBeLessThanOrEqual(0.05 * exact * 1.1);
      const perYear = ((shares[2]! * 8) / fails) * 8766;
      expect(Math.abs(outagesPerYear.value - perYear)).toBeLessThanOrEqual(outagesPerYear.halfWidth);
      // Bounded relative error: the work does not grow as the outage gets rarer.
      expect(figures.steps).toBeLessThan(400_000);
      expect(figures.effectiveSampleSize).toBeGreaterThan(1000);
      expect(figures.largestShare).toBeLessThan(0.01);
      expect(holds(figures)).toEqual({ 'reference-state': true, 'failures-rare': true, 'recovery-under-way': true });
    },
  );

  it('the unbiased run it saves grows in proportion to how rare the outage is', async () => {
    const years = async (fails: number): Promise<number> =>
      (await rareEventFigures(rareTask(kOfN(8, 10, 2), parameters({ fails, repair: 10 })), options)).naive.years;
    // Three failures at once: the outage rate falls by 10³ when each is ten times rarer.
    const [often, seldom] = [await years(1e4), await years(1e5)];
    expect(seldom / often).toBeGreaterThan(500);
    expect(seldom / often).toBeLessThan(2000);
  });

  it('one that is not rare is left unbiased, and says so', async () => {
    const model = { ...emptyModel, components: [component('a')], services: [service({ works: 'a' })] };
    const figures = await rareEventFigures(rareTask(model, parameters({ 'a.fails': 990, 'a.repair': 10 })), options);
    expect(figures.method).toBe('regenerative-cycles');
    expect(Math.abs(figures.unavailability.value - 0.01)).toBeLessThanOrEqual(figures.unavailability.halfWidth);
    expect(figures.outagesPerYear.value).toBeCloseTo(8.766, 10);
  });

  it('a fault that is rarely uncovered is taken often and weighted', async () => {
    const ids = ['a', 'b'];
    const model: SystemModel = {
      ...emptyModel,
      components: ids.map((id) => component(id, { fails: 'fails', repair: 'repair' })),
      failoverGroups: [failoverGroup(ids, { coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } })],
      services: [service({ any: [{ groupServes: 'group' }, { works: 'b' }] })],
    };
    // Down only when both members are: the second failure within the first one's repair.
    const table = parameters({ fails: 1e5, repair: 10, takeover: 0.01, 'by hand': 2, coverage: 0.99999 });
    const figures = await rareEventFigures(rareTask(model, table), options);
    expect(figures.isPrecise).toBe(true);
    // Both members down, one of them taking the other's place: about λ/µ squared, first order in λ/µ.
    expect(figures.unavailability.value / 1e-8).toBeGreaterThan(0.9);
    expect(figures.unavailability.value / 1e-8).toBeLessThan(1.1);
  });

  it('agrees with the chain on instances that move between hosts, with planned work', async () => {
    const hosts = ['h1', 'h2', 'h3'];
    const model = hosting(
      hosts.map((id) => component(id, { fails: 'fails', repair: 'repair' })),
      workload(['h1', 'h2'], hosts),
      {
        plannedWorks: [
          {
            kind: 'seat',
            id: 'patching',
            cause: 'patching',
            seats: hosts,
            components: hosts.map((id) => [id]),
            period: { terms: ['period'] },
            duration: { terms: ['duration'] },
            evacuation: 'drain',
          },
        ],
      },
    );
    const delays = { notice: 0.01, commit: 0.1, act: 0.02, start: 0.05, period: 700, duration: 1 };
    const table = parameters({ fails: 20_000, repair: 10, ...delays });
    const figures = await rareEventFigures(rareTask(model, table), { ...options, relativePrecision: 0.04 });
    const { low, high } = solved(model, table, 1e-3).services[0]!.unavailability;
    const { value, halfWidth } = figures.unavailability;
    expect(figures.method).toBe('balanced-failure-biasing');
    expect(figures.isPrecise).toBe(true);
    expect(value + halfWidth).toBeGreaterThan(low);
    expect(value - halfWidth).toBeLessThan(high);
    expect(high).toBeLessThan(1e-6);
  });

  it('what could not be reached says how far it got', async () => {
    const table = parameters({ fails: 1e4, repair: 10 });
    const tight = { level: 0.95, relativePrecision: 1e-4, maximumSteps: 100_000 };
    const figures = await rareEventFigures(rareTask(kOfN(8, 10, 2), table), tight);
    expect(figures.isPrecise).toBe(false);
    expect(figures.relativePrecision).toBeGreaterThan(1e-4);
    expect(figures.relativePrecision).toBeLessThan(0.1);
    expect(figures.steps).toBeGreaterThanOrEqual(100_000);
  });

  it('failures about as fast as repairs break a precondition that is named', async () => {
    const figures = await rareEventFigures(rareTask(kOfN(1, 8, 1), parameters({ fails: 30, repair: 10 })), options);
    expect(holds(figures)).toMatchObject({ 'failures-rare': false });
  });

  it('a share of cycles is the same digits whatever ran before', () => {
    const task = rareTask(kOfN(8, 10, 2), parameters({ fails: 1e4, repair: 10 }));
    const share = preparedCycles(task);
    share(0, 50, true);
    share(7, 20, false);
    expect(share(100, 40, true)).toEqual(preparedCycles(task)(100, 40, true));
    const together = addedSums([share(0, 40, true), share(40, 40, true)]);
    expect(together.down).toBeCloseTo(share(0, 80, true).down, 12);
  });
});
