import { describe, expect, it } from 'vitest';
import { AbsenceBounds, type StateHours } from '../../src/markov/absence-bounds.js';
import { BranchEnumeration } from '../../src/markov/branches.js';
import { branchProbability, delayMeans } from '../../src/markov/rate-slots.js';
import { type CompiledNet, NetRun } from '../../src/model/compiled-net.js';
import { type ParameterTable, probabilityOf } from '../../src/model/delay.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { shippedCandidates } from '../agreement/scenarios.js';

/**
 * What the bounds on absence suppose of the dynamics, asked of every state that few events lead to: where it holds, the
 * two-sided bounds of the chain follow by the derivation in `AbsenceBounds`.
 */
const isThorough = process.env.NINEFOLD_VERIFY === '1';
const cases = (await shippedCandidates()).filter((_, i) => isThorough || i % 3 === 0);
const statesEach = isThorough ? 600 : 60;
const rounding = 1e-9;

interface Firing {
  readonly activity: number;
  readonly branches: readonly { readonly places: Int32Array; readonly probability: number }[];
}

/** States met breadth-first from the reference state, and what may happen in each. */
class Walk {
  private readonly chance = new BranchEnumeration();
  readonly run: NetRun;
  private readonly probabilities: readonly number[];

  constructor(
    private readonly net: CompiledNet,
    table: ParameterTable,
  ) {
    this.run = new NetRun(net, this.chance);
    this.run.returnsToReference = true;
    this.probabilities = net.probabilities.map((name) => probabilityOf(table, name));
  }

  bounds(table: ParameterTable): AbsenceBounds {
    return new AbsenceBounds(this.net, table, this.run, this.chance);
  }

  states(count: number): Int32Array[] {
    const known = new Set<string>();
    const found: Int32Array[] = [];
    const add = (places: Int32Array): void => {
      const key = places.join();
      if (known.has(key)) return;
      known.add(key);
      found.push(places);
    };
    add(this.net.network.initial);
    // A stride through what one state leads to, so that deep states are met as well as near ones.
    for (let i = 0; i < found.length && found.length < count; i++) {
      const firings = this.firings(found[i]!);
      const stride = i === 0 ? 1 : Math.max(1, Math.floor(firings.length / 6));
      for (let f = i % stride; f < firings.length; f += stride)
        for (const { places } of firings[f]!.branches) add(places);
    }
    return found;
  }

  firings(places: Int32Array): Firing[] {
    const { net, run, chance } = this;
    run.marking.load(places);
    const enabled = net.activities.flatMap((_, a) => (run.enabled(a) ? [a] : []));
    return enabled.map((activity) => {
      const branches: { places: Int32Array; probability: number }[] = [];
      chance.begin();
      do {
        run.marking.load(places);
        run.fire(activity);
        const probability = branchProbability(chance.weight(), this.probabilities);
        branches.push({ places: run.marking.places.slice(), probability });
      } while (chance.next());
      return { activity, branches };
    });
  }

  isFelt(places: Int32Array): boolean {
    this.run.marking.load(places);
    return this.net.services.some(({ upGate, servedShare }) => !this.run.holds(upGate) || servedShare(this.run) < 1);
  }
}

describe('what the bounds on absence suppose', () => {
  it.each(cases)('%s: %s', (_file, _id, candidate, estimates) => {
    const { net, parameters } = candidateModel(candidate, estimates);
    const walk = new Walk(net, parameters);
    const bounds = walk.bounds(parameters);
    const means = delayMeans(net, parameters);
    const problems: string[] = [];
    for (const places of walk.states(statesEach).slice(1)) {
      const hoursIn = (marking: Int32Array): StateHours => {
        walk.run.marking.load(marking);
        return bounds.hours(walk.run);
      };
      const here = hoursIn(places);
      const falling = { pending: 0, felt: 0, most: 0, together: 0 };
      const say = (what: string): void => {
        const off = net.placeNames.flatMap((name, p) =>
          places[p] === net.network.initial[p] ? [] : [`${name} = ${places[p]}`],
        );
        problems.push(`${what} in ${off.join(', ')}`);
      };
      const isDown = net.services.some(({ upGate }) => !walk.run.holds(upGate));
      if (isDown && here.redundancies.every((spare) => spare > 0)) say('a service is down with spare left');
      for (const { activity, branches } of walk.firings(places)) {
        const { kind, id, delay } = net.activities[activity]!;
        const after: (StateHours & { probability: number })[] = branches.map((branch) => ({
          ...hoursIn(branch.places),
          probability: branch.probability,
        }));
        const expected = (of: (state: StateHours) => number): number =>
          after.reduce((sum, state) => sum + state.probability * of(state), 0);
        const most = Math.max(...after.map((state) => state.most));
        const lowered = (of: (state: StateHours) => readonly number[], by: readonly number[] | null): boolean =>
          after.some((state) => of(state).some((spare, i) => spare < of(here)[i]! - (by?.[i] ?? 0)));
        if (kind === 'failure') {
          const size = bounds.sizeOf(activity)!;
          if (expected(({ pending }) => pending) > here.pending + size.pending + rounding)
            say(`${id} adds more pending hours`);
          if (expected(({ felt }) => felt) > here.felt + size.felt + rounding) say(`${id} adds more felt hours`);
          if (most > here.most + size.most + rounding) say(`${id} adds more hours at most`);
          if (lowered(({ redundancies }) => redundancies, size.losses)) say(`${id} takes more of a redundancy`);
          if (lowered(({ recovery }) => recovery, size.recoveryLosses)) say(`${id} takes more of the recovery`);
          continue;
        }
        const rate = 1 / means[delay]!;
        falling.pending += rate * (here.pending - expected(({ pending }) => pending));
        falling.felt += rate * (here.felt - expected(({ felt }) => felt));
        falling.most += rate * (here.most - most);
        if (most > here.most + rounding) say(`${id} sets back`);
        const together = most * expected(({ felt }) => felt);
        if (together > here.felt * here.most + rounding) say(`${id} adds felt hours`);
        falling.together += rate * (here.felt * here.most - together);
        if (lowered(({ redundancies }) => redundancies, null)) say(`${id} takes a redundancy away`);
        if (lowered(({ recovery }) => recovery, null)) say(`${id} needs a repair`);
      }
      if (falling.pending < 1 - 1e-6) say(`pending hours fall by ${falling.pending}`);
      if (falling.most < 1 - 1e-6) say(`hours at most fall by ${falling.most}`);
      if (falling.together < here.felt * (1 - 1e-6)) say(`felt hours times hours at most fall by ${falling.together}`);
      const least = here.recovery.every((spare) => spare > 0) && walk.isFelt(places) ? 1 : 0;
      if (falling.felt < least - 1e-6) say(`felt hours fall by ${falling.felt}`);
    }
    expect(problems.slice(0, 5)).toEqual([]);
  });
});
