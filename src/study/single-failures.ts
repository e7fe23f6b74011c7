import { passingByPeople } from '../catalog/by-people.js';
import type { SingleFailureRecord } from '../evaluation/evaluation.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { type CompiledNet, NetRun } from '../model/compiled-net.js';
import { delayMean, probabilityOf } from '../model/delay.js';
import { instancePhase } from '../model/net-builder.js';
import type { Service } from '../scenario/scenario.js';
import type { CandidateModel } from './candidate-model.js';
import { namesOf } from './candidate-parameters.js';

/** Courses of less probability than this are left out. */
const leastWeight = 1e-6;
/** A course that takes more steps goes round in circles: nobody brings the service back. */
const mostSteps = 200;

/** What becomes of the failures that strike while everything works: how often a service feels them, how many need nobody. */
interface Course {
  readonly felt: number;
  readonly handled: number;
}

/**
 * The single failures that take away an instance of the service, or the service, by cause: times a year, and the share
 * after which all of it serves again without a person. Each is followed from the reference state with every delay at its
 * mean and nothing else failing, through each outcome of what may fail to work (a takeover, a fencing, a restart); what
 * people do (`passingByPeople`) does not happen.
 *
 * @returns null where the scenario states the components itself: who restores them is not known
 */
export function singleFailures(
  model: CandidateModel,
  service: Pick<Service, 'id' | 'needs'>,
): SingleFailureRecord[] | null {
  if (model.candidate.platform === 'custom') return null;
  const follower = new SingleFailure(model, service);
  const found = new Map<string, { perYear: number; handled: number; parameters: Set<string> }>();
  model.net.activities.forEach(({ kind, cause, delay }, activity) => {
    if (kind !== 'failure') return;
    const mean = delayMean(model.net.delays[delay]!, model.parameters);
    if (!(mean > 0 && Number.isFinite(mean))) return;
    const { felt, handled } = follower.course(activity);
    if (felt === 0) return;
    const sum = found.get(cause) ?? { perYear: 0, handled: 0, parameters: new Set() };
    sum.perYear += (felt * hoursPerYear) / mean;
    sum.handled += (handled * hoursPerYear) / mean;
    for (const name of namesOf(model.net.delays[delay]!)) sum.parameters.add(name);
    found.set(cause, sum);
  });
  return [...found]
    .map(([cause, { perYear, handled, parameters }]) => ({
      cause,
      timesPerYear: perYear,
      withoutPeople: handled / perYear,
      parameters: [...parameters],
    }))
    .sort((a, b) => b.timesPerYear - a.timesPerYear || (a.cause < b.cause ? -1 : 1));
}

class SingleFailure {
  private readonly run: NetRun;
  private readonly recoveries: readonly { activity: number; gate: number; mean: number }[];
  private readonly phases: readonly number[];
  private readonly upGate: number;
  private readonly reference: Int32Array;

  constructor(
    private readonly model: CandidateModel,
    service: Pick<Service, 'id' | 'needs'>,
  ) {
    const { net, blueprint } = model;
    this.run = new NetRun(net, { among: () => 0, happens: () => true });
    this.reference = this.run.marking.places.slice();
    this.upGate = net.services.find(({ id }) => id === service.id)!.upGate;
    const reach = net.reach();
    this.phases = blueprint.model.workloads.flatMap(({ id }, w) =>
      service.needs.includes(id) ? (reach[w]?.phases ?? []) : [],
    );
    this.recoveries = recoveriesWithoutPeople(model, net);
  }

  /** Of one failure: the probability that it is felt, and that it is and all serves again without people. */
  course(failure: number): Course {
    if (!this.run.marking.holds(this.model.net.activities[failure]!.gate)) return { felt: 0, handled: 0 };
    let [felt, handled] = [0, 0];
    const open: boolean[][] = [[]];
    for (let prefix = open.pop(); prefix !== undefined; prefix = open.pop()) {
      const { weight, end } = this.branch(failure, prefix, open);
      if (end !== 'unfelt') felt += weight;
      if (end === 'handled') handled += weight;
    }
    this.run.marking.load(this.reference);
    return { felt, handled };
  }

  /** One outcome of every chance on the way: those of the prefix, then the likely one; the others are left open. */
  private branch(failure: number, prefix: readonly boolean[], open: boolean[][]) {
    const { net, parameters } = this.model;
    const path: boolean[] = [];
    let weight = 1;
    this.run.chance = {
      among: () => 0,
      happens: (slot) => {
        const p = probabilityOf(parameters, net.probabilities[slot]!);
        const decided = prefix[path.length];
        const outcome = decided ?? p > 0;
        if (decided === undefined && p > 0 && weight * (1 - p) > leastWeight) open.push([...path, false]);
        path.push(outcome);
        weight *= outcome ? p : 1 - p;
        return outcome;
      },
    };
    this.run.marking.load(this.reference);
    this.run.fire(failure);
    const end = this.followed();
    return { weight, end };
  }

  private followed(): 'unfelt' | 'handled' | 'waits-for-people' {
    const due = new Map<number, number>();
    let isFelt = !this.isWhole();
    for (let now = 0, step = 0; step < mostSteps; step++) {
      if (isFelt && this.isWhole()) return 'handled';
      const next = this.nextDue(due, now);
      if (next === null) break;
      now = due.get(next)!;
      due.delete(next);
      this.run.fire(next);
      isFelt ||= !this.isWhole();
    }
    if (!isFelt) return 'unfelt';
    return this.isWhole() ? 'handled' : 'waits-for-people';
  }

  /** Sets the clocks of what has begun, drops those of what has ended, and returns the first to be over. */
  private nextDue(due: Map<number, number>, now: number): number | null {
    let first: number | null = null;
    for (const { activity, gate, mean } of this.recoveries) {
      if (!this.run.marking.holds(gate)) {
        due.delete(activity);
        continue;
      }
      const time = due.get(activity) ?? now + mean;
      due.set(activity, time);
      if (first === null || time < due.get(first)!) first = activity;
    }
    return first;
  }

  private isWhole(): boolean {
    const { marking } = this.run;
    return marking.holds(this.upGate) && this.phases.every((place) => marking.places[place] === instancePhase.serving);
  }
}

/** Recoveries that run by themselves, with their mean delays. */
function recoveriesWithoutPeople({ blueprint, parameters }: CandidateModel, net: CompiledNet) {
  const origin = new Map(
    blueprint.requests.map((request) => [request.name, 'like' in request ? request.like : null] as const),
  );
  /** An external's return, stated in the scenario, is nothing the platform does. */
  const isByPeople = (name: string): boolean => {
    const like = origin.get(name);
    return like === null ? name.endsWith('.time-to-restore') : passingByPeople.has(like ?? name);
  };
  return net.activities.flatMap(({ kind, delay, gate }, activity) => {
    if (kind !== 'recovery' || net.delays[delay]!.terms.some(isByPeople)) return [];
    const mean = delayMean(net.delays[delay]!, parameters);
    return Number.isFinite(mean) ? [{ activity, gate, mean }] : [];
  });
}
