import { describe, expect, it } from 'vitest';
import { mean } from '../../src/maths/distribution-moments.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { solvedCandidate } from '../../src/study/solved-candidate.js';
import { drawn, expectSame, type Rates } from '../model/hand-drawn.js';
import { component } from '../model/small-models.js';
import { hosting, relocation, workload } from '../model/workload-models.js';
import { candidatesIn, Play } from './play.js';

const candidates = candidatesIn(`
workloads:
  ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB }, start: 60 s, storage: attached, releases: { every: 1 month, failing: 2% } }
services: { books: { needs: [ledger] } }
candidates:
  alone: { platform: vm, hosts: { count: 4, racks: 2, cpu: 16, memory: 64 GiB }, ha: { kind: vsphere }, storage: { kind: array } }
  pair: { like: alone, ha: { kind: vsphere, fault-tolerance: [ledger] } }
  one-rack: { like: pair, hosts: { count: 4, racks: 1, cpu: 16, memory: 64 GiB } }
baseline: alone
`);
const rows = (id: string) => new Map(blueprintOf(candidates[id]!).failureModes.map((row) => [row.id, row]));
const terms = (id: string, mode: string) =>
  rows(id)
    .get(mode)!
    .phases.flatMap(({ delay }) => delay.terms);

describe('a pair in lockstep', () => {
  it('outlives the host of the VM that answers: the other takes over, and a second one starts on a third host', () => {
    const play = Play.of(candidates.pair!);
    const [first, second] = [play.seatOf('ledger-1')!, play.seatOf('ledger-2')!];
    expect(first).not.toBe(second);
    play.fire(`${first} hardware fails: host-hardware`);
    expect(play.isUp('books')).toBe(false);
    expect(play.fire('ledger pair taken over').isUp('books')).toBe(true);
    play.fire(`${first} leaves rotation`).fire(`${first} given up`).fire('ledger-1 started elsewhere');
    expect([first, second]).not.toContain(play.seatOf('ledger-1'));
    play.fire(`${second} hardware fails: host-hardware`);
    expect(play.fire('ledger pair taken over').isUp('books')).toBe(true);
  });

  it('misses nothing when the other VM is lost', () => {
    const play = Play.of(candidates.pair!);
    expect(play.fire(`${play.seatOf('ledger-2')} hypervisor fails: hypervisor`).isUp('books')).toBe(true);
    expect(play.fire(`${play.seatOf('ledger-2')} leaves rotation`).isUp('books')).toBe(true);
  });

  it.each(['guest-os', 'application-crash', 'application-hang', 'release'])('is down as a whole by %s', (cause) => {
    const play = Play.of(candidates.pair!).fire(`ledger software fails: ${cause}`);
    expect([play.isUp('books'), play.enabled(/taken over|ledger-\d (started|restored)/)]).toEqual([false, []]);
    expect(play.fire(`ledger software restored: ${cause}`).isUp('books')).toBe(true);
  });

  it.each(['guest patching', 'release'])('stops as a whole for %s', (work) => {
    const play = Play.of(candidates.pair!).fire(`${work} of ledger of ledger software begins`);
    expect(play.isUp('books')).toBe(false);
    expect(play.fire(`${work} of ledger of ledger software ends`).isUp('books')).toBe(true);
  });

  it('is not felt when its hosts are patched', () => {
    const play = Play.of(candidates.pair!).fire('host patching of host-1 begins');
    expect([play.isUp('books'), play.seatOf('ledger-1')]).not.toContain('host-1');
    expect(play.isUp('books')).toBe(true);
  });

  it('is a takeover in the table where a VM alone is a restart, but for a rack that holds both', () => {
    for (const mode of ['host-lost', 'host-isolated', 'storage-path-lost', 'rack-lost'])
      expect(terms('pair', mode)).toEqual(['vsphere.ft-takeover']);
    expect(terms('alone', 'host-lost')).toContain('guest.boot');
    expect(terms('one-rack', 'rack-lost')).toContain('rack.time-to-restore');
    expect(terms('pair', 'guest-os-crash')).toEqual(terms('alone', 'guest-os-crash'));
    expect(rows('pair').has('primary-host-lost')).toBe(false);
  });

  it('takes the room of two, of which one is useful', () => {
    const [alone, pair] = ['alone', 'pair'].map((id) => blueprintOf(candidates[id]!).placement);
    expect(pair!.cpu.useful).toBeCloseTo(alone!.cpu.useful, 12);
    expect(pair!.cpu.hypervisor - alone!.cpu.hypervisor).toBeCloseTo(4 / 64, 12);
    expect(pair!.memory.guestOperatingSystems).toBeCloseTo(2 * alone!.memory.guestOperatingSystems, 12);
    expect(pair!.hostsNeeded.heuristic).toBe(3);
  });

  it('feels half of the host losses, each for a takeover or, uncovered, until the VM runs elsewhere', () => {
    const model = candidateModel(candidates.pair!, new Map());
    const { figures } = solvedCandidate(model, { relativeBound: 0.02, maximumStates: 3000 });
    const of = (name: string) => mean(model.parameters.get(name)!.distribution);
    const charged = figures.services[0]!.budget.find(({ cause }) => cause === 'host-hardware')!;
    const hours = charged.byPhase.reduce((sum, each) => sum + each, 0) / charged.outagesPerHour;
    // Of one host alone, that of the VM that answers; up to other failures meanwhile.
    expect(charged.outagesPerHour * of('host.time-to-failure')).toBeCloseTo(1, 1);
    const uncovered = 1 - of('relocation.coverage-factor');
    const restart = ['vsphere.detection', 'vsphere.primary-wait', 'vsphere.power-on', 'vsphere.restart-retries']
      .concat('guest.boot', 'ledger.start')
      .reduce((sum, name) => sum + of(name), 0);
    // Whichever is first: people, or the VM that starts elsewhere, taken as exponential here.
    const byHand = 1 / (1 / restart + 1 / of('failover.manual-recovery'));
    expect(Math.abs(hours / (of('vsphere.ft-takeover') + uncovered * byHand) - 1)).toBeLessThan(0.1);
  });
});

/** State of a VM: serving, its host down, starting. */
type Vm = 's' | 'd' | 'b';

/** Two VMs on two hosts, what both run, and who answers: every state reached from all well, drawn from the rules. */
function pairRates({ fails, repair, start, takeover, fault, mend }: Record<string, number>): Rates {
  const rates: Record<string, Record<string, number>> = {};
  const queue: [Vm, Vm, string, boolean][] = [['s', 's', '1', true]];
  const nameOf = ([a, b, answers, sound]: (typeof queue)[number]) =>
    `${a}${b} ${answers} ${sound ? 'sound' : 'faulty'}`;
  while (queue.length > 0) {
    const state = queue.shift()!;
    const from = nameOf(state);
    if (rates[from] !== undefined) continue;
    rates[from] = {};
    const [a, b, answers, sound] = state;
    const go = (to: (typeof queue)[number], rate: number) => {
      rates[from]![nameOf(to)] = (rates[from]![nameOf(to)] ?? 0) + rate;
      queue.push(to);
    };
    [a, b].forEach((vm, i) => {
      const withVm = (next: Vm): [Vm, Vm] => (i === 0 ? [next, b] : [a, next]);
      const lost = answers === String(i + 1) ? 'none' : answers;
      if (vm !== 'd') go([...withVm('d'), lost, sound], fails!);
      if (vm === 'd') go([...withVm('b'), answers, sound], repair!);
      if (vm === 'b') go([...withVm('s'), answers, sound], start!);
    });
    const serving = [a, b].flatMap((vm, i) => (vm === 's' ? [String(i + 1)] : []));
    if (answers === 'none') for (const next of serving) go([a, b, next, sound], takeover! / serving.length);
    if (sound && serving.length > 0) go([a, b, answers, false], fault!);
    if (!sound) go([a, b, answers, true], mend!);
  }
  return rates;
}

describe('a pair drawn by hand', () => {
  it('two VMs, each waiting for its host, with one fault in both', () => {
    const load = workload(['h1', 'h2'], ['h1', 'h2'], { apart: true });
    const software = { ...component('software'), needs: { serving: 'w', atLeast: 1 } as const };
    const renewed = { ...software, modes: software.modes.map((mode) => ({ ...mode, ageing: 'renewed' as const })) };
    const up = { all: [{ groupServes: 'pair' }, { works: 'software' }] };
    const model: SystemModel = hosting([component('h1'), component('h2'), renewed], load, {
      relocationRules: [relocation({ relocates: false })],
      failoverGroups: [
        {
          id: 'pair',
          cause: 'takeover',
          members: [0, 1].map((index) => ({ instanceServes: 'w', index })),
          takeover: { terms: ['takeover'] },
          coverageFactor: null,
          manualRecovery: null,
        },
      ],
      services: [{ id: 'service', up, workloads: [], gate: up, upSet: [] }],
    });
    const means = { fails: 300, repair: 4, start: 0.3, takeover: 0.05, fault: 150, mend: 0.6 };
    const rates = pairRates(Object.fromEntries(Object.entries(means).map(([name, value]) => [name, 1 / value])));
    const isUp = (state: string) => / [12] sound$/.test(state);
    expectSame(
      model,
      {
        'h1.fails': means.fails,
        'h2.fails': means.fails,
        'h1.repair': means.repair,
        'h2.repair': means.repair,
        'software.fails': means.fault,
        'software.repair': means.mend,
        start: means.start,
        takeover: means.takeover,
        notice: 0.01,
        commit: 0.1,
        act: 0.2,
      },
      drawn(Object.keys(rates).filter(isUp), rates),
    );
  });
});
