import { describe, expect, it } from 'vitest';
import { candidatesIn, Play } from './play.js';
import { nineHosts } from './scenarios.js';

const candidates = candidatesIn(nineHosts);
const masters = ['host-1', 'host-2', 'host-3'];

describe('control plane of Kubernetes', () => {
  it('with three stacked masters, losing one leaves API and recovery alive after the takeovers', () => {
    const play = Play.of(candidates.stacked!).fire('host-1 os fails: operating-system');
    expect(play.probeHolds('management-api')).toBe(false);
    play.settle(/taken over$/);
    expect(play.probeHolds('management-api')).toBe(true);
    expect(play.isUp('shop')).toBe(true);
  });

  it('with three stacked masters, losing two leaves pods running and nothing is relocated', () => {
    const play = Play.of(candidates.stacked!);
    play
      .fire('host-1 os fails: operating-system')
      .fire('host-2 os fails: operating-system')
      .settle(/leader taken over$/);
    expect(play.isUp('shop')).toBe(true);
    const worker = play.seatOf('web-1')!;
    play.fire(`${worker} os fails: operating-system`);
    // Endpoints are frozen: the dead backend stays in rotation, and nobody moves it.
    expect(play.enabled(/leaves rotation$|given up|moved/)).toEqual([]);
    expect(play.served('shop')).toBeCloseTo(2 / 3, 12);
    expect(play.seatOf('web-1')).toBe(worker);
  });

  it('all masters lost: the pods run on without them', () => {
    const play = Play.of(candidates.external!);
    for (const master of masters) play.fire(`${master} os fails: operating-system`);
    expect(play.probeHolds('management-api')).toBe(false);
    expect(play.isUp('shop')).toBe(true);
  });

  it('external etcd: two of three members lost take the API down although all masters live', () => {
    const play = Play.of(candidates.external!);
    const members = play.blueprint.model.components.filter(({ kind }) => kind === 'etcd').map(({ id }) => id);
    expect(members.some((id) => masters.some((master) => id.startsWith(`${master} `)))).toBe(false);
    play.fire(`${members[0]} fails: etcd`);
    expect(play.probeHolds('management-api')).toBe(true);
    play.fire(`${members[1]} fails: etcd`);
    expect(play.probeHolds('management-api')).toBe(false);
    expect(play.isUp('shop')).toBe(true);
  });

  it('a node cut off from the network is evicted like a lost one, its master is no member any more', () => {
    const play = Play.of(candidates.stacked!);
    const worker = play.seatOf('ledger-1')!;
    play.fire(`${worker} network fails: host-network`);
    expect([play.isCutOff('ledger-1'), play.isUp('shop')]).toEqual([true, false]);
    play
      .fire(`${worker} leaves rotation`)
      .fire(`${worker} given up`)
      .settle(/^ledger-1 (storage free|started elsewhere)/);
    expect([play.isUp('shop'), play.seatOf('ledger-1') === worker]).toEqual([true, false]);
    for (const master of masters.slice(0, 2)) play.fire(`${master} network fails: host-network`);
    expect(play.settle(/taken over$/).probeHolds('management-api')).toBe(false);
  });

  it('a single master lost holds up every relocation until it is back', () => {
    const play = Play.of(candidates.single!);
    play.fire('host-1 os fails: operating-system');
    const worker = play.seatOf('ledger-1')!;
    play.fire(`${worker} os fails: operating-system`);
    expect(play.isUp('shop')).toBe(false);
    expect(play.enabled(/leaves rotation$/)).toEqual([]);
    play.fire('host-1 os restored: operating-system').settle(/leader taken over$/);
    expect(play.enabled(/leaves rotation$/)).toEqual([`${worker} leaves rotation`]);
  });

  it('the API address gone longer than the grace takes every endpoint away, though all pods run', () => {
    // Coverage draws fail: nobody takes the address over.
    const play = Play.of(candidates.stacked!, { among: () => 0, happens: () => false });
    play.fire('host-1 api-server fails: control-plane').settle(/leader taken over$/);
    expect(play.isUp('shop')).toBe(true);
    play.fire('node leases taken over');
    expect(play.isUp('shop')).toBe(false);
    expect(play.enabled(/leaves rotation$/)).toEqual([]);
    play.fire('host-1 api-server restored: control-plane');
    expect(play.isUp('shop')).toBe(true);
  });

  it('the API address back within the grace costs nothing', () => {
    const play = Play.of(candidates.stacked!);
    play
      .fire('host-1 api-server fails: control-plane')
      .fire('api address taken over')
      .settle(/leader taken over$/);
    expect(play.isUp('shop')).toBe(true);
    play.settle(/node leases taken over/);
    expect(play.isUp('shop')).toBe(true);
  });

  it('a lost scheduler or controller-manager changes nothing for running pods', () => {
    const play = Play.of(candidates.stacked!);
    play.fire('host-1 scheduler fails: control-plane').fire('host-1 controller-manager fails: control-plane');
    expect(play.isUp('shop')).toBe(true);
    expect(play.probeHolds('management-api')).toBe(true);
  });
});

describe('a pod of a StatefulSet', () => {
  const stateful = (): Play => {
    const text = nineHosts.replace('storage: attached }', 'storage: attached, controller: stateful-set }');
    const play = Play.of(candidatesIn(text).stacked!);
    const worker = play.seatOf('ledger-1')!;
    return play
      .fire(`${worker} os fails: operating-system`)
      .fire(`${worker} leaves rotation`)
      .fire(`${worker} given up`);
  };

  it('is started elsewhere only once a person has released it', () => {
    const play = stateful();
    expect(play.enabled(/^ledger-1/)).toEqual(['ledger-1 storage free']);
    const { model, failureModes } = play.blueprint;
    expect(model.workloads.find(({ id }) => id === 'ledger')!.detach).toEqual({ terms: ['failover.manual-recovery'] });
    const row = failureModes.find(({ id, workload }) => id === 'host-lost' && workload === 'ledger')!;
    expect(row.phases.map(({ label }) => label)).toEqual([
      ...['node-not-ready', 'toleration', 'by-hand', 'pod-start', 'application-start'],
    ]);
    expect(play.settle(/^ledger-1 (storage free|started elsewhere)/).isUp('shop')).toBe(true);
  });

  it('or its node is back', () => {
    const play = stateful();
    const node = play.enabled(/os restored/)[0]!;
    expect(play.fire(node).enabled(/^ledger-1/)).toEqual(['ledger-1 started elsewhere']);
  });
});

describe('images that are pulled', () => {
  const pulled = { ...candidates.stacked!, images: 'pulled' as const };

  it('keep pods from starting elsewhere while the registry is down, and nothing else', () => {
    const play = Play.of(pulled).fire('image registry fails: registry');
    expect(play.isUp('shop')).toBe(true);
    const worker = play.seatOf('ledger-1')!;
    play.fire(`${worker} os fails: operating-system`).fire(`${worker} leaves rotation`).fire(`${worker} given up`);
    play.settle(/^ledger-1 storage free/);
    expect(play.enabled(/^ledger-1/)).toEqual([]);
    play.fire('image registry restored: registry').fire('ledger-1 started elsewhere');
    expect(play.isUp('shop')).toBe(true);
  });

  it('take a pull on the new node, none in place; where they are cached no registry is needed', () => {
    const load = (candidate: typeof pulled | (typeof candidates)[string]) =>
      Play.of(candidate!).blueprint.model.workloads.find(({ id }) => id === 'ledger')!;
    expect(load(pulled).act.terms[0]).toBe('image.pull');
    expect(load(pulled).startInPlace.terms).not.toContain('image.pull');
    expect(load(candidates.stacked!).act.terms).not.toContain('image.pull');
    expect(Play.of(candidates.stacked!).enabled(/registry/)).toEqual([]);
  });
});

describe('add-ons of a cluster', () => {
  const of = (addOn: 'admission-webhook' | 'csi-driver') => ({ ...candidates.stacked!, addOns: [addOn] });
  /** Web has no volume, the ledger has one; a node of each is lost, and both are given up. */
  const lostWithout = (addOn: 'admission-webhook' | 'csi-driver') => {
    const play = Play.of(of(addOn)).fire(`${addOn} fails: ${addOn}`);
    expect(play.isUp('shop')).toBe(true);
    for (const node of new Set([play.seatOf('web-1')!, play.seatOf('ledger-1')!]))
      play.fire(`${node} os fails: operating-system`).fire(`${node} leaves rotation`).fire(`${node} given up`);
    play.settle(/ storage free/);
    return play;
  };

  it('a webhook that refuses when it does not answer lets no pod start on another node', () => {
    const play = lostWithout('admission-webhook');
    expect(play.enabled(/started elsewhere$/)).toEqual([]);
    play.fire('admission-webhook restored: admission-webhook').settle(/started elsewhere$/);
    expect(play.isUp('shop')).toBe(true);
  });

  it('without the CSI driver no volume follows its pod; pods without one are started elsewhere', () => {
    const play = lostWithout('csi-driver');
    expect(play.enabled(/^ledger-1 started elsewhere$/)).toEqual([]);
    expect(play.enabled(/^web-1 started elsewhere$/)).toEqual(['web-1 started elsewhere']);
    play.fire('csi-driver restored: csi-driver').settle(/started elsewhere$/);
    expect(play.isUp('shop')).toBe(true);
  });

  it('are not needed to start again in place, nor followed where they are not said', () => {
    const play = Play.of(of('admission-webhook')).fire('admission-webhook fails: admission-webhook');
    const crash = play.enabled(/^ledger-1 .*application-crash/)[0]!;
    expect(play.fire(crash).isUp('shop')).toBe(false);
    expect(play.settle(/^ledger-1 .*(restored|restarted|started in place)/).isUp('shop')).toBe(true);
    expect(Play.of(candidates.stacked!).enabled(/webhook|csi/)).toEqual([]);
  });
});

describe('cluster nodes and runtimes', () => {
  it('a hung kubelet takes a single-instance service down although its container runs', () => {
    const play = Play.of(candidates.stacked!);
    const worker = play.seatOf('ledger-1')!;
    play.fire(`${worker} kubelet fails: kubelet`);
    expect(play.isUp('shop')).toBe(true);
    play.fire(`${worker} leaves rotation`);
    expect(play.isUp('shop')).toBe(false);
  });

  it('containerd lost leaves containers running but a crashed one is not restarted until it is back', () => {
    const play = Play.of(candidates.stacked!);
    const worker = play.seatOf('ledger-1')!;
    play.fire(`${worker} runtime fails: runtime`);
    expect(play.isUp('shop')).toBe(true);
    play.fire('ledger-1 fails: application-crash');
    expect(play.enabled(/^ledger-1 restored/)).toEqual([]);
    play.fire(`${worker} runtime restored: runtime`);
    expect(play.enabled(/^ledger-1 restored/)).toEqual(['ledger-1 restored: application-crash']);
  });

  it('dockerd without live-restore takes its containers along; Podman has no daemon to lose', () => {
    const play = Play.of(candidates.docker!);
    play.fire(`${play.seatOf('ledger-1')} runtime fails: runtime`);
    expect(play.isUp('shop')).toBe(false);
    const podman = Play.of(candidates.podman!);
    expect(podman.net.activities.some(({ id }) => /runtime/.test(id))).toBe(false);
  });

  it('replicated storage serves with two of three copies and stops with one', () => {
    const play = Play.of(candidates.replicated!);
    play.fire('storage copy 1 fails: storage');
    // Input and output pause until the lost copy is left out.
    expect(play.isUp('shop')).toBe(false);
    play.fire('storage copies taken over');
    expect(play.isUp('shop')).toBe(true);
    play.fire('storage copy 2 fails: storage');
    expect(play.isUp('shop')).toBe(false);
  });
});

describe('copies of the data', () => {
  it.each([1, 2, 3])('copy %d lost: writes wait until it is left out, whichever it is', (copy) => {
    const play = Play.of(candidates.replicated!).fire(`storage copy ${copy} fails: storage`);
    expect(play.isUp('shop')).toBe(false);
    play.fire('storage copies taken over');
    expect(play.isUp('shop')).toBe(true);
    // Back again, it is felt no more.
    play.fire(`storage copy ${copy} restored: storage`);
    expect(play.isUp('shop')).toBe(true);
  });
});

describe('Kubernetes on virtual machines', () => {
  it('a lost host takes its cluster node down; HA restarts the VM elsewhere and the pods start where they were', () => {
    const play = Play.of(candidates['on-vms']!);
    const node = play.seatOf('ledger-1')!;
    const host = play.seatOf(`VMs of ${node}`)!;
    play.fire(`${host} hypervisor fails: hypervisor`);
    expect(play.isUp('shop')).toBe(false);
    play
      .fire(`${host} leaves rotation`)
      .fire(`${host} given up`)
      .settle(/^VMs of .* started elsewhere$/);
    expect(play.seatOf(`VMs of ${node}`)).not.toBe(host);
    play.fire('ledger-1 started in place');
    expect(play.isUp('shop')).toBe(true);
    expect(play.seatOf('ledger-1')).toBe(node);
  });

  it('the guest system of a cluster node is its operating system, and there is no other', () => {
    const { model } = Play.of(candidates['on-vms']!).blueprint;
    expect(model.components.filter(({ kind }) => kind === 'os')).toEqual([]);
    const vms = model.workloads.filter(({ id }) => id.startsWith('VMs of '));
    expect(vms.map(({ modes }) => modes.map(({ cause }) => cause))).toEqual([
      ['guest-os', 'storage-path'],
      ['guest-os', 'storage-path'],
    ]);
  });

  it('masters are never two on one host', () => {
    const { model } = Play.of(candidates['on-vms']!).blueprint;
    const { layout, apart } = model.workloads.find(({ id }) => id === 'VMs of masters')!;
    expect(apart).toBe(true);
    expect(new Set(layout).size).toBe(3);
  });

  it('hosts patched by live migration are not felt by the pods', () => {
    const play = Play.of(candidates['on-vms']!);
    const host = play.seatOf(`VMs of ${play.seatOf('ledger-1')}`)!;
    play.fire(`host patching of ${host} begins`);
    expect(play.isUp('shop')).toBe(true);
    expect(play.seatOf(`VMs of ${play.seatOf('ledger-1')}`)).not.toBe(host);
  });
});
