import { describe, expect, it } from 'vitest';
import { candidatesIn, Play } from './play.js';
import { nineHosts } from './scenarios.js';

const candidates = candidatesIn(nineHosts);

describe('VM platform', () => {
  it('a lost host: its VM is restarted elsewhere without vCenter', () => {
    const play = Play.of(candidates.vms!).fire('vcenter fails: management');
    expect(play.probeHolds('management-api')).toBe(false);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} hypervisor fails: hypervisor`);
    expect(play.isUp('shop')).toBe(false);
    play.fire(`${host} leaves rotation`).fire(`${host} given up`).fire('ledger-1 started elsewhere');
    expect(play.isUp('shop')).toBe(true);
    expect(play.seatOf('ledger-1')).not.toBe(host);
  });

  it('a host back before HA acts keeps its VMs', () => {
    const play = Play.of(candidates.vms!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} hypervisor fails: hypervisor`).fire(`${host} hypervisor restored: hypervisor`);
    play.fire('ledger-1 started in place');
    expect(play.seatOf('ledger-1')).toBe(host);
    expect(play.isUp('shop')).toBe(true);
  });

  it('a controller failover of the array pauses who writes and stops no VM', () => {
    const play = Play.of(candidates.vms!).fire('array controller 1 fails: storage');
    expect(play.isUp('shop')).toBe(false);
    play.fire('array controllers taken over');
    // Nothing had to start again.
    expect(play.isUp('shop')).toBe(true);
  });

  it('the array lost stops every VM whose disk lies on it, and each boots when it is back', () => {
    const play = Play.of(candidates.vms!).fire('array fails: storage');
    expect(play.served('shop')).toBe(0);
    play.fire('array restored: storage');
    expect(play.enabled(/started in place$/)).toHaveLength(4);
  });

  it('a guest system crash costs its own VM only', () => {
    const play = Play.of(candidates.vms!).fire('web-1 fails: guest-os');
    expect(play.isUp('shop')).toBe(true);
    play.fire('web-2 fails: guest-os');
    expect(play.isUp('shop')).toBe(false);
  });

  it('host patching moves the VMs away and nobody feels it', () => {
    const play = Play.of(candidates.vms!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`host patching of ${host} begins`);
    expect(play.isUp('shop')).toBe(true);
    expect(play.served('shop')).toBe(1);
    expect(play.seatOf('ledger-1')).not.toBe(host);
  });
});
