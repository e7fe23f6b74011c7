import { describe, expect, it } from 'vitest';
import { candidatesIn, Play } from './play.js';

const candidates = candidatesIn(`
workloads:
  orders: { instances: 6, required: 3, each: { cpu: 2, memory: 4 GiB }, spread: site }
services: { orders: { needs: [orders] } }
links: { north-south: { time-to-failure: 1 y, time-to-restore: 4 h } }
candidates:
  two:
    platform: kubernetes
    sites:
      north: { hosts: { count: 5, racks: 2, cpu: 32, memory: 256 GiB } }
      south: { hosts: { count: 4, racks: 2, cpu: 32, memory: 256 GiB } }
    control-plane: { members: { north: 2, south: 1 }, etcd: stacked, hosts: own, vip: keepalived }
  three:
    like: two
    sites: { witness: { hosts: { count: 1, racks: 1, cpu: 8, memory: 32 GiB } } }
    control-plane: { members: { north: 2, south: 2, witness: 1 } }
  standby:
    platform: vm
    sites:
      north: { hosts: { count: 5, racks: 2, cpu: 32, memory: 256 GiB } }
      south: { hosts: { count: 4, racks: 2, cpu: 32, memory: 256 GiB } }
    ha: { kind: vsphere, reserve: 1 host }
    storage: { kind: array, at: north, copy-to: south, mode: asynchronous, lag: 5 min }
    site-failover: { decide: 1 h, act: 30 min, succeeds: 90% }
baseline: standby
`);

const takeovers = /(leader|address|leases) taken over$/;

describe('three etcd members over two sites', () => {
  it('losing the site with the majority stops the API; what runs in the other site runs on', () => {
    const play = Play.of(candidates.two!).fire('site north fails: site').settle(takeovers);
    expect(play.probeHolds('management-api')).toBe(false);
    expect(play.isUp('orders')).toBe(true);
    expect(play.enabled(/leaves rotation$/)).toEqual([]);
  });

  it('losing the site with the minority keeps it', () => {
    const play = Play.of(candidates.two!).fire('site south fails: site').settle(takeovers);
    expect(play.probeHolds('management-api')).toBe(true);
    expect(play.enabled(/leaves rotation$/)).toHaveLength(3);
  });

  it('with the link lost the minority side is given up by the majority, and only it', () => {
    const play = Play.of(candidates.two!).fire('link north-south fails: link').settle(takeovers);
    expect(play.probeHolds('management-api')).toBe(true);
    const leaving = play.enabled(/leaves rotation$/);
    expect(leaving).toHaveLength(3);
    expect(leaving.every((id) => id.startsWith('south-'))).toBe(true);
  });
});

describe('five etcd members over three sites', () => {
  it.each(['north', 'south', 'witness'])('the API survives the loss of %s', (site) => {
    const play = Play.of(candidates.three!).fire(`site ${site} fails: site`).settle(takeovers);
    expect(play.probeHolds('management-api')).toBe(true);
  });
});

describe('standby site', () => {
  it('serves again once people have decided and switched', () => {
    const play = Play.of(candidates.standby!).fire('site north fails: site');
    expect(play.isUp('orders')).toBe(false);
    play.fire('site failover taken over');
    expect(play.isUp('orders')).toBe(true);
    play.fire('site south fails: site');
    expect(play.isUp('orders')).toBe(false);
  });

  it('is lost on a failover that does not succeed until the primary site is back', () => {
    const play = Play.of(candidates.standby!, { among: () => 0, happens: () => false }).fire('site north fails: site');
    expect(play.enabled(/site failover taken over/)).toEqual([]);
    play.fire('site north restored: site').settle(/started in place$/);
    expect(play.isUp('orders')).toBe(true);
  });

  it('is kept free as failover reserve, and costs the lag of its copy', () => {
    const { placement, facts } = Play.of(candidates.standby!).blueprint;
    const south = placement.perHost.filter(({ host }) => host.startsWith('south'));
    expect(south.map(({ instances }) => instances)).toEqual([0, 0, 0, 0]);
    for (const { memory } of south) expect(memory.failoverReserve + memory.hypervisor).toBeCloseTo(1, 12);
    expect(facts.find(({ id }) => id === 'rpo')).toMatchObject({ value: 5 / 60, unit: 'hours' });
  });
});
