import { compiledNet } from '../../src/model/compile.js';
import { type Chance, type CompiledNet, NetRun } from '../../src/model/compiled-net.js';
import {
  crashed,
  groupPhase,
  held,
  instancePhase,
  repairing,
  underWork,
  waitingForCrew,
} from '../../src/model/net-builder.js';
import type { SystemModel } from '../../src/model/system-model.js';

/** A model taken through events one by one, each named as the activity is. */
export class Trace implements Chance {
  readonly net: CompiledNet;
  readonly run: NetRun;
  /** Answers to the next random branches: which of n equals, or whether it happens (1) or not (0); then 0 and 1. */
  readonly draws: number[] = [];

  constructor(model: SystemModel, form: 'true' | 'as-solved' = 'true') {
    this.net = compiledNet(model);
    this.run = new NetRun(this.net, this);
    this.run.returnsToReference = form === 'as-solved';
  }

  among(): number {
    return this.draws.shift() ?? 0;
  }

  happens(): boolean {
    return (this.draws.shift() ?? 1) === 1;
  }

  /** Fires the events in this order; each has to be possible. */
  after(...ids: readonly string[]): this {
    for (const id of ids) {
      if (!this.can(id)) throw new Error(`${id} is not possible: ${this.possible().join(' | ')}`);
      this.run.fire(this.activity(id));
    }
    return this;
  }

  can(id: string): boolean {
    return this.run.enabled(this.activity(id));
  }

  possible(): string[] {
    return this.net.activities.filter((_, a) => this.run.enabled(a)).map(({ id }) => id);
  }

  component(id: string): string {
    return componentNames.get(this.value(id)) ?? String(this.value(id));
  }

  instance(id: string): string {
    return phaseNames.get(this.value(id)) ?? String(this.value(id));
  }

  /** The seat's index, in the order of the model; as many as there are seats: none. */
  seatOf(id: string): number {
    return this.value(`${id}: seat`);
  }

  group(id: string): string {
    return Object.entries(groupPhase).find(([, value]) => value === this.value(`${id}: phase`))![0];
  }

  holder(id: string): number {
    return this.value(`${id}: holder`);
  }

  get isUp(): boolean {
    return this.run.holds(this.net.services[0]!.upGate);
  }

  get servedShare(): number {
    return this.net.services[0]!.servedShare(this.run);
  }

  private activity(id: string): number {
    const index = this.net.activities.findIndex((activity) => activity.id === id);
    if (index < 0) throw new Error(`no activity ${id}: ${this.net.activities.map((a) => a.id).join(' | ')}`);
    return index;
  }

  private value(place: string): number {
    const index = this.net.placeNames.indexOf(place);
    if (index < 0) throw new Error(`no place ${place}: ${this.net.placeNames.join(' | ')}`);
    return this.run.value(index);
  }
}

const componentNames = new Map([
  [0, 'up'],
  [1, 'starting'],
  [30, 'planned'],
  [repairing(0), 'repair'],
  [waitingForCrew(0), 'waiting'],
]);

const phaseNames = new Map<number, string>([
  ...Object.entries(instancePhase).map(([name, value]) => [value, name] as const),
  [crashed(0), 'crashed'],
  [held(0), 'held'],
  [underWork(0), 'under work'],
]);
