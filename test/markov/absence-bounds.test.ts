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
    const parts = net.redundancies();
    walk.run.marking.load(net.network.initial);
    const reference = bounds.hours(walk.run);
    const problems: string[] = [];
    for (const places of walk.states(statesEach).slice(1)) {
      const hoursIn = (marking: Int32Array): StateHours => {
        walk.run.marking.load(marking);
        return bounds.hours(walk.run);
      };
      const here = hoursIn(places);
      const missing = (r: number): number =>
        here.restorable[r] === 0 ? bounds.instancesOf(r).count : reference.restorable[r]! - here.restorable[r]!;
      const lost = parts.map(({ gate }) => !walk.run.holds(gate));
      bounds.stand(walk.run);
      const falling = {
        pending: 0,
        felt: 0,
        most: 0,
        waiting: parts.map(() => 0),
        together: parts.map(() => 0),
        own: parts.map(() => 0),
      };
      const coming = { pending: 0, felt: 0, waiting: parts.map(() => 0) };
      const say = (what: string): void => {
        const off = net.placeNames.flatMap((name, p) =>
          places[p] === net.network.initial[p] ? [] : [`${name} = ${places[p]}`],
        );
        problems.push(`${what} in ${off.join(', ')}`);
      };
      const isDown = net.services.some(({ upGate }) => !walk.run.holds(upGate));
      if (isDown && !lost.includes(true)) say('a service is down with all its parts there');
      parts.forEach((_, r) => {
        if (lost[r] && here.redundancies[r]! > 0) say(`part ${r} is lost with spare left`);
      });
      for (const { activity, branches } of walk.firings(places)) {
        const { kind, id, delay } = net.activities[activity]!;
        const rate = 1 / means[delay]!;
        const after: (StateHours & { probability: number })[] = branches.map((branch) => ({
          ...hoursIn(branch.places),
          probability: branch.probability,
        }));
        const expected = (of: (state: StateHours) => number): number =>
          after.reduce((sum, state) => sum + state.probability * of(state), 0);
        const most = Math.max(...after.map((state) => state.most));
        const lowered = (of: (state: StateHours) => readonly number[], by: readonly number[] | null): boolean =>
          after.some((state) => of(state).some((spare, i) => spare < of(here)[i]! - (by?.[i] ?? 0)));
        const ownAfter = parts.map((_, r) => Math.max(...after.map((state) => state.ownHours[r]!)));
        if (kind === 'failure') {
          const size = bounds.sizeOf(activity)!;
          const added = bounds.added(activity);
          const adds = {
            pending: expected((s) => s.pending) - here.pending,
            felt: expected((s) => s.felt) - here.felt,
          };
          if (adds.pending > added.pending + rounding) say(`${id} adds more pending hours`);
          if (adds.felt > added.felt + rounding) say(`${id} adds more felt hours`);
          if (most > here.most + added.most + rounding) say(`${id} adds more hours at most`);
          coming.pending += rate * Math.max(0, adds.pending);
          coming.felt += rate * Math.max(0, adds.felt);
          parts.forEach((_, r) => {
            const more = expected((s) => s.waiting[r]!) - here.waiting[r]!;
            if (more > added.waiting[r]! + rounding) say(`${id} adds more to what part ${r} waits for`);
            coming.waiting[r]! += rate * Math.max(0, more);
            const { count, longestParted } = bounds.instancesOf(r);
            const parted = size.isOwn[r]! || here.ownHours[r] === 0 ? 0 : count * longestParted;
            const own = parted + Math.min(size.ownHoursApart[r]!, size.ownHours[r]! * (1 + missing(r)));
            if (ownAfter[r]! > here.ownHours[r]! + own + rounding) say(`${id} adds more own hours of part ${r}`);
          });
          const losses = size.losses.map((loss, r) => (size.isOwn[r]! ? 0 : loss));
          if (lowered(({ redundancies }) => redundancies, size.losses)) say(`${id} takes more of a redundancy`);
          if (lowered(({ restorable }) => restorable, losses)) say(`${id} takes more of what can be restored`);
          if (lowered(({ recovery }) => recovery, size.recoveryLosses)) say(`${id} takes more of the recovery`);
          continue;
        }
        falling.pending += rate * (here.pending - expected(({ pending }) => pending));
        falling.felt += rate * (here.felt - expected(({ felt }) => felt));
        falling.most += rate * (here.most - most);
        if (most > here.most + rounding) say(`${id} sets back`);
        parts.forEach((_, r) => {
          const waiting = expected((s) => s.waiting[r]!);
          if (most * waiting > here.waiting[r]! * here.most + rounding) say(`${id} adds hours part ${r} waits for`);
          if (ownAfter[r]! > here.ownHours[r]! + rounding) say(`${id} adds own hours of part ${r}`);
          falling.waiting[r]! += rate * (here.waiting[r]! - waiting);
          falling.together[r]! += rate * (here.waiting[r]! * here.most - most * waiting);
          falling.own[r]! += rate * (here.ownHours[r]! - ownAfter[r]!);
        });
        if (lowered(({ redundancies }) => redundancies, null)) say(`${id} takes a redundancy away`);
        if (lowered(({ restorable }) => restorable, null)) say(`${id} takes away what can be restored`);
        if (lowered(({ recovery }) => recovery, null)) say(`${id} needs a repair`);
      }
      const least = 1 - 1e-6;
      const isRecoverable = here.recovery.every((spare) => spare > 0);
      if (falling.pending < least) say(`pending hours fall by ${falling.pending}`);
      if (falling.most < least) say(`hours at most fall by ${falling.most}`);
      if (isRecoverable && walk.isFelt(places) && falling.felt < least) say(`felt hours fall by ${falling.felt}`);
      if (coming.pending > bounds.load + rounding) say(`${coming.pending} pending hours come in an hour`);
      if (coming.felt > bounds.feltLoad + rounding) say(`${coming.felt} felt hours come in an hour`);
      parts.forEach((_, r) => {
        const [restorable, own] = [here.restorable[r]!, here.ownHours[r]!];
        if (coming.waiting[r]! > bounds.waitingLoads[r]! + rounding) say(`more comes than part ${r} waits for`);
        if (falling.together[r]! < here.waiting[r]! * least - rounding) say(`hours part ${r} waits for stand still`);
        if (isRecoverable && lost[r] && falling.waiting[r]! < least) say(`part ${r} waits in vain`);
        const isHeld =
          restorable === here.redundancies[r]! && own <= missing(r) * bounds.instancesOf(r).longestHeld + rounding;
        if (own > 0 && falling.own[r]! < least && !isHeld) say(`own hours of part ${r} fall by ${falling.own[r]}`);
        if (lost[r] && restorable > 0 && own === 0) say(`part ${r} is lost for no fault of its own`);
      });
    }
    expect(problems.slice(0, 5)).toEqual([]);
  });
});
