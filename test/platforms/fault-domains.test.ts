import { expect, it } from 'vitest';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidatesIn, Play } from './play.js';
import { nineHosts } from './scenarios.js';

const candidates = candidatesIn(nineHosts);

it.each(['vms', 'stacked'])('a lost rack takes down all that is in it and nothing else, on %s', (id) => {
  const play = Play.of(candidates[id]!);
  const { seats, components, workloads } = play.blueprint.model;
  const occupied = new Set(workloads.flatMap(({ layout }) => layout));
  const inRack = (host: string): boolean => host.endsWith('1') || host.endsWith('4') || host.endsWith('7');
  // Nine hosts in three racks, in turn: host-1, host-4 and host-7 stand in the first.
  play.fire('rack-1 fails: rack').settle(/taken over$/);
  const fails = (host: string): boolean => play.enabled(new RegExp(`^${host} (hypervisor|os) fails`)).length > 0;
  const hosts = components.flatMap(({ id: name, kind }) =>
    kind === 'hardware' ? [name.replace(' hardware', '')] : [],
  );
  expect(hosts).toHaveLength(9);
  for (const host of hosts) expect(fails(host)).toBe(!inRack(host));
  for (const { id: seat, rack } of seats) {
    expect(rack === 'rack-1').toBe(inRack(seat));
    const isWatched = play.enabled(new RegExp(`^${seat} leaves rotation`)).length > 0;
    expect(isWatched).toBe(inRack(seat) && occupied.has(seat));
  }
});

it('a lost site takes everything in it down, and it is back with the site', () => {
  const play = Play.of(candidates.vms!).fire('site fails: site');
  expect([play.isUp('shop'), play.served('shop')]).toEqual([false, 0]);
  play.fire('site restored: site').settle(/started in place/);
  expect(play.isUp('shop')).toBe(true);
});

it('a rack with most etcd members and the instance is waited for: in the table as in the model', () => {
  const made = candidatesIn(`
workloads: { ledger: { instances: 1, each: { cpu: 1, memory: 2 GiB } } }
services: { books: { needs: [ledger] } }
candidates:
  two: { platform: kubernetes, hosts: { count: 4, racks: 2, switches: 1, cpu: 8, memory: 32 GiB }, control-plane: { members: 3, hosts: shared } }
  three: { like: two, hosts: { count: 6, racks: 3, switches: 1, cpu: 8, memory: 32 GiB } }
baseline: two
`);
  const firstOf = (id: string, mode: string) =>
    blueprintOf(made[id]!).failureModes.find((row) => row.id === mode)!.phases[0]!.delay.terms;
  expect(firstOf('two', 'rack-lost')).toEqual(['rack.time-to-restore']);
  expect(firstOf('two', 'switch-lost')).toEqual(['tor-switch.time-to-restore']);
  for (const mode of ['rack-lost', 'switch-lost']) expect(firstOf('three', mode)).toEqual(['kubernetes.detection']);
  for (const [id, moves] of [
    ['two', false],
    ['three', true],
  ] as const) {
    const play = Play.of(made[id]!)
      .fire('rack-1 fails: rack')
      .settle(/taken over$/);
    expect(play.seatOf('ledger-1')).toBe('host-1');
    expect(play.enabled(/^host-1 leaves rotation/)).toHaveLength(moves ? 1 : 0);
  }
});
