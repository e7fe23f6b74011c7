import type { Candidate } from '../../src/scenario/scenario.js';
import { candidatesIn, Play } from './play.js';

/** The same nine machines in three racks under every platform, a service of one instance and one of three. */
export const shown = candidatesIn(`
workloads:
  ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB }, storage: attached, releases: { every: 2 w, failing: 5% } }
  web: { instances: 3, required: 2, each: { cpu: 2, memory: 4 GiB }, spread: rack }
services: { one: { needs: [ledger] }, many: { needs: [web] } }
candidates:
  vsphere:
    platform: vm
    hosts: &hosts { count: 9, racks: 3, cpu: 32, memory: 256 GiB }
    ha: { kind: vsphere, vm-monitoring: true }
    storage: { kind: array, controllers: 2 }
    ingress: { kind: haproxy, members: 2, vip: keepalived }
  pacemaker: { like: vsphere, ha: { kind: pacemaker } }
  masakari: { like: vsphere, ha: { kind: masakari } }
  ovirt: { like: vsphere, ha: { kind: ovirt } }
  plain-kvm: { like: vsphere, ha: { kind: none } }
  kubernetes:
    platform: kubernetes
    runtime: containerd
    hosts: *hosts
    control-plane: { members: 3, etcd: stacked, hosts: own, vip: keepalived }
    storage: { kind: replicated, copies: 3 }
    ingress: { kind: metallb }
  docker: { like: kubernetes, runtime: docker }
  live-restore: { like: kubernetes, runtime: docker-live-restore }
  podman: { like: kubernetes, runtime: podman }
  on-vms:
    like: kubernetes
    hosts: null
    runs-on: vsphere
    storage: { kind: array, controllers: 2 }
    nodes:
      masters: { count: 3, cpu: 4, memory: 16 GiB, apart: true }
      workers: { count: 6, cpu: 16, memory: 64 GiB }
baseline: vsphere
`);

/** What is done to a candidate in play; it returns the play. */
export type Hit = (play: Play) => Play;

/** The seat of the service's only instance, or the machine below it. */
export const seatOfLedger = (play: Play): string => play.seatOf('ledger-1')!;
export const fires =
  (name: (play: Play) => string): Hit =>
  (play) =>
    play.fire(name(play));

export interface Effect {
  readonly onIt: string;
  readonly others: string;
  readonly api: string;
}

/** The three columns of the failure-effects table, found by letting the compiled model run. */
export function effectOf(candidate: Candidate, hit: Hit, covered = true): Effect {
  const begin = (): Play => hit(Play.of(candidate, { among: () => 0, happens: () => covered }));
  return { onIt: onItsInstances(begin()), others: recoveryOfOthers(begin()), api: managementApi(begin()) };
}

const takeovers = /(leader|address|controllers|copies) taken over$/;

function onItsInstances(play: Play): string {
  const seat = seatOfLedger(play);
  const words = [play.isUp('one') ? 'runs on' : play.isCutOff('ledger-1') ? 'runs on, cut off' : 'stops'];
  if (!play.isUp('one')) {
    play.settle(takeovers);
    if (play.isUp('one')) return 'waits for a takeover';
  }
  const inPlace = play.enabled(/^ledger-1 (restored|started in place)/);
  if (inPlace.length > 0) return `${words[0]}; comes back in place`;
  const below = play.seatOf(`VMs of ${seat}`);
  // HA or VM monitoring brings a cluster node back within two minutes, before its pods would be evicted.
  if (play.enabled(new RegExp(`^VMs of ${seat} restored`)).length > 0)
    return 'stops; its VM is reset, then it starts in place';
  const watched = [below, seat].find(
    (id) => id !== null && play.enabled(/leaves rotation$/).includes(`${id} leaves rotation`),
  );
  if (watched === undefined) return words[0] === 'stops' ? 'stops; waits for it' : words[0]!;
  play.fire(`${watched} leaves rotation`);
  words.push('leaves rotation');
  const [commit] = play.enabled(/given up( in turn)?$/).filter((id) => id.startsWith(`${watched} `));
  if (commit === undefined) {
    // Below it the node may still be given up by those above.
    if (watched === below && play.enabled(/leaves rotation$/).includes(`${seat} leaves rotation`))
      return [...words, 'starts elsewhere'].join('; ');
    return [...words, 'waits for it'].join('; ');
  }
  play.fire(commit).settle(/storage free$/);
  words.push(watched === seat ? 'starts elsewhere' : 'its VM starts elsewhere, then it in the VM');
  return words.join('; ');
}

/** Another host with an instance is lost meanwhile: is that noticed? */
function recoveryOfOthers(play: Play): string {
  const other = ['web-1', 'web-2', 'web-3']
    .map((id) => play.seatOf(id)!)
    .find((seat) => seat !== seatOfLedger(play) && failuresOf(play, seat).length > 0);
  if (other === undefined) return '–';
  play.fire(failuresOf(play, other)[0]!);
  const isNoticed = (): boolean => play.enabled(/leaves rotation$/).includes(`${other} leaves rotation`);
  if (isNoticed()) return 'goes on';
  play.settle(takeovers);
  return isNoticed() ? 'pauses' : 'none';
}

/** Ways in which the system below a seat can be lost now. */
function failuresOf(play: Play, seat: string): string[] {
  return play.enabled(/fails: (hypervisor|operating-system|kubelet)$/).filter((id) => id.startsWith(`${seat} `));
}

function managementApi(play: Play): string {
  if (play.probeHolds('management-api')) return 'up';
  play.settle(takeovers);
  return play.probeHolds('management-api') ? 'pauses' : 'down';
}
