import { parameterDefinitions } from '../../src/catalog/parameters.js';
import { compiledNet } from '../../src/model/compile.js';
import { type Chance, type CompiledNet, NetRun } from '../../src/model/compiled-net.js';
import { instancePhase } from '../../src/model/net-builder.js';
import type { Blueprint } from '../../src/platforms/blueprint.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import type { Candidate } from '../../src/scenario/scenario.js';
import { scenarioFromText } from '../../src/scenario/scenario-from-text.js';

/** Candidates of a scenario text, by id. Throws what the reader finds wrong. */
export function candidatesIn(text: string): Record<string, Candidate> {
  const { scenario, problems } = scenarioFromText(`ninefold: 1\ntitle: test\n${text}`, 'test.yaml', {
    knownParameters: parameterDefinitions.map(({ name }) => name),
    fileStatus: () => 'none',
    fileNames: [],
    hashOf: () => '',
    hashOfFile: () => '',
    textOfFile: () => '',
  });
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return Object.fromEntries(scenario.candidates.map((candidate) => [candidate.id, candidate]));
}

/** Plays a compiled blueprint by hand: named activities are fired one after another, random choices fall as told. */
export class Play {
  readonly net: CompiledNet;
  private readonly run: NetRun;

  constructor(
    readonly blueprint: Blueprint,
    chance: Chance = { among: () => 0, happens: () => true },
  ) {
    this.net = compiledNet(blueprint.model);
    this.run = new NetRun(this.net, chance);
  }

  static of(candidate: Candidate, chance?: Chance): Play {
    return new Play(blueprintOf(candidate), chance);
  }

  /** Fires an activity; throws when it is not enabled. */
  fire(id: string): this {
    const index = this.net.activities.findIndex((activity) => activity.id === id);
    if (index < 0) throw new Error(`no activity ${id}`);
    if (!this.run.enabled(index)) throw new Error(`${id} cannot happen now`);
    this.run.fire(index);
    return this;
  }

  /** Fires whatever is enabled and matches, until nothing does. */
  settle(pattern: RegExp): this {
    for (let round = 0; round < 1000; round++) {
      const index = this.net.activities.findIndex(({ id }, a) => pattern.test(id) && this.run.enabled(a));
      if (index < 0) return this;
      this.run.fire(index);
    }
    throw new Error(`${pattern} never comes to rest`);
  }

  /** Ids of enabled activities. */
  enabled(pattern: RegExp): string[] {
    return this.net.activities.flatMap(({ id }, a) => (pattern.test(id) && this.run.enabled(a) ? [id] : []));
  }

  isUp(service: string): boolean {
    return this.run.holds(this.net.services.find(({ id }) => id === service)!.upGate);
  }

  probeHolds(id: string): boolean {
    return this.run.holds(this.net.probes.find((probe) => probe.id === id)!.gate);
  }

  served(service: string): number {
    return this.net.services.find(({ id }) => id === service)!.servedShare(this.run);
  }

  /** It runs, is in rotation, and no request reaches it. */
  isCutOff(instance: string): boolean {
    return this.run.value(this.net.placeNames.indexOf(instance)) === instancePhase.unreached;
  }

  /** Seat an instance sits on. */
  seatOf(instance: string): string | null {
    const place = this.net.placeNames.indexOf(`${instance}: seat`);
    return this.blueprint.model.seats[this.run.value(place)]?.id ?? null;
  }
}
