import { describe, expect, it } from 'vitest';
import { hoursPerYear } from '../../src/maths/calendar-hours.js';
import { mean } from '../../src/maths/distribution-moments.js';
import { compiledNet } from '../../src/model/compile.js';
import type { CompiledNet } from '../../src/model/compiled-net.js';
import { delayMean } from '../../src/model/delay.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { solvedCandidate } from '../../src/study/solved-candidate.js';
import { candidatesIn, Play } from './play.js';

const hosts = (racks: number, switches: string) =>
  `hosts: { count: 6, racks: ${racks}, ${switches} cpu: 16, memory: 64 GiB }`;
const candidates = candidatesIn(`
workloads:
  ledger: { instances: 1, each: { cpu: 1, memory: 2 GiB }, start: 20 s }
  web: { instances: 2, required: 1, each: { cpu: 1, memory: 2 GiB }, start: 20 s, spread: rack }
services: { books: { needs: [ledger] }, shop: { needs: [web] } }
candidates:
  left: { platform: vm, ${hosts(3, 'switches: 1,')}, ha: { kind: vsphere }, storage: { kind: array } }
  responds: { like: left, ha: { kind: vsphere, isolation: power-off } }
  pair: { like: left, ${hosts(3, 'switches: 2,')} }
  apart: { platform: vm, ${hosts(3, '')}, ha: { kind: vsphere }, storage: { kind: array } }
  alone: { like: responds, ${hosts(1, 'switches: 1,')} }
  kubernetes:
    platform: kubernetes
    ${hosts(3, 'switches: 1,')}
    control-plane: { members: 3, hosts: shared, vip: keepalived }
baseline: left
`);
const rackOf = (play: Play, id: string, instance: string) =>
  blueprintOf(candidates[id]!).model.seats.find((seat) => seat.id === play.seatOf(instance))!.rack;
const row = (id: string, mode: string, workload = 'ledger') =>
  blueprintOf(candidates[id]!).failureModes.find((plan) => plan.id === mode && plan.workload === workload);

describe('the switch of a rack', () => {
  it('lost cuts off every host of the rack at once: their VMs run on, serve nobody and are there again with it', () => {
    const play = Play.of(candidates.left!);
    const rack = rackOf(play, 'left', 'ledger-1');
    play.fire(`${rack} switch fails: switch`).settle(/leaves rotation$/);
    expect([play.isUp('books'), play.enabled(/given up/)]).toEqual([false, []]);
    // The other instance stands in another rack.
    expect(play.isUp('shop')).toBe(true);
    expect(play.fire(`${rack} switch restored: switch`).isUp('books')).toBe(true);
    expect(row('left', 'switch-lost')!.phases.map(({ delay }) => delay.terms)).toEqual([
      ['tor-switch.time-to-restore'],
    ]);
  });

  it('has its VMs restarted in another rack where the isolation response powers them off', () => {
    const play = Play.of(candidates.responds!);
    const rack = rackOf(play, 'responds', 'ledger-1');
    const host = play.seatOf('ledger-1')!;
    play.fire(`${rack} switch fails: switch`).settle(/leaves rotation$/);
    play.fire(`${host} given up in isolation`).fire('ledger-1 started elsewhere');
    expect(play.isUp('books')).toBe(true);
    expect(rackOf(play, 'responds', 'ledger-1')).not.toBe(rack);
    expect(row('responds', 'switch-lost')!.phases).toEqual(row('responds', 'host-isolated')!.phases);
  });

  it('lost takes pods to another rack, and the members of the control plane in it out of the quorum', () => {
    const play = Play.of(candidates.kubernetes!);
    const rack = rackOf(play, 'kubernetes', 'ledger-1');
    const worker = play.seatOf('ledger-1')!;
    play.fire(`${rack} switch fails: switch`).settle(/taken over$/);
    play.fire(`${worker} leaves rotation`).fire(`${worker} given up in turn`).fire('ledger-1 started elsewhere');
    expect([play.isUp('books'), play.probeHolds('management-api')]).toEqual([true, true]);
    const [other] = ['rack-1', 'rack-2', 'rack-3'].filter((each) => each !== rack);
    play.fire(`${other} switch fails: switch`).settle(/taken over$/);
    expect(play.probeHolds('management-api')).toBe(false);
  });

  it('is one of two: alone it is missed by nobody', () => {
    const play = Play.of(candidates.pair!);
    const rack = rackOf(play, 'pair', 'ledger-1');
    expect(play.fire(`${rack} switch 1 fails: switch`).isUp('books')).toBe(true);
    expect(play.enabled(/leaves rotation$/)).toEqual([]);
    expect(play.fire(`${rack} switch 2 fails: switch`).isUp('books')).toBe(false);
  });

  it('of the only rack is waited for, whatever the isolation response', () => {
    expect(row('alone', 'switch-lost', 'web')).toMatchObject({
      lostShare: 1,
      phases: [{ phase: 'repair', delay: { terms: ['tor-switch.time-to-restore'] } }],
    });
  });

  it('costs its rate times its repair where nothing is moved: the closed form of the budget', () => {
    const model = candidateModel(candidates.left!, new Map());
    const { figures } = solvedCandidate(model, { relativeBound: 0.02, maximumStates: 3000 });
    const [up, down] = ['tor-switch.time-to-failure', 'tor-switch.time-to-restore'].map((name) =>
      mean(model.parameters.get(name)!.distribution),
    );
    const [books] = figures.services;
    const charged = books!.budget.find(({ cause }) => cause === 'switch')!;
    // Up to other failures meanwhile.
    expect((charged.outagesPerHour * hoursPerYear) / (hoursPerYear / up!)).toBeCloseTo(1, 1);
    const hours = charged.byPhase.reduce((sum, each) => sum + each, 0);
    expect(hours / (down! / up!)).toBeCloseTo(1, 1);
  });

  it('is counted once: followed apart, its losses are taken off those of the rack', () => {
    const perYear = (id: string, kind: string) => {
      const { blueprint, parameters } = candidateModel(candidates[id]!, new Map());
      const { modes } = blueprint.model.components.find((component) => component.kind === kind)!;
      return hoursPerYear / delayMean(modes[0]!.timeToFailure, parameters);
    };
    expect(perYear('apart', 'rack')).toBeCloseTo(0.44, 9);
    expect(perYear('left', 'switch')).toBeCloseTo(-Math.log(0.95), 9);
    expect(perYear('left', 'rack') + perYear('left', 'switch')).toBeCloseTo(0.44, 9);
  });

  it('is exchanged with those of other racks together with its hosts: without the symmetry the figure is the same', () => {
    const own = candidateModel(candidates.pair!, new Map());
    const told = (net: CompiledNet) => {
      const { figures } = solvedCandidate({ ...own, net }, { relativeBound: 1e-9, maximumStates: 4000 });
      return figures.services.map(({ unavailability }) => unavailability);
    };
    const [lumped, plain] = [own.blueprint.model, { ...own.blueprint.model, symmetry: [] }].map((model) =>
      told(compiledNet(model)),
    );
    lumped!.forEach(({ value, low, high }, s) => {
      const other = plain![s]!;
      expect(value / other.value).toBeCloseTo(1, 2);
      expect(low <= other.high && other.low <= high).toBe(true);
    });
  });

  it('is a part of the rack unless it is said, and then is followed nowhere else', () => {
    const kinds = (id: string) => new Set(blueprintOf(candidates[id]!).model.components.map(({ kind }) => kind));
    expect(kinds('apart').has('switch')).toBe(false);
    expect(row('apart', 'switch-lost')).toBeUndefined();
    const limits = (id: string) => blueprintOf(candidates[id]!).limits.map(({ key }) => key);
    expect(limits('apart')).toContain('rack-as-one');
    expect(limits('pair')).toContain('rack-feeds-as-one');
  });
});
