import { expect, it } from 'vitest';
import { candidatesIn, Play } from './play.js';
import { nineHosts } from './scenarios.js';

const candidates = candidatesIn(nineHosts);

it.each(['vms', 'stacked'])('a lost rack takes down all that is in it and nothing else, on %s', (id) => {
  const play = Play.of(candidates[id]!);
  const { seats, components } = play.blueprint.model;
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
    expect(play.enabled(new RegExp(`^${seat} leaves rotation`)).length > 0).toBe(inRack(seat));
  }
});

it('a lost site takes everything in it down, and it is back with the site', () => {
  const play = Play.of(candidates.vms!).fire('site fails: site');
  expect([play.isUp('shop'), play.served('shop')]).toEqual([false, 0]);
  play.fire('site restored: site').settle(/started in place/);
  expect(play.isUp('shop')).toBe(true);
});
