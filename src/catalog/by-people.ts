/**
 * Parameters that pass while a person acts: something is replaced, repaired, noticed, decided or put right. Every other
 * delay of a recovery runs by itself, also the restart of a daemon by its service manager and the rebuild of a copy. What a
 * scenario requests under a name of its own counts as what it is like.
 */
export const passingByPeople: ReadonlySet<string> = new Set([
  'host.time-to-restore',
  'hypervisor.time-to-restore',
  'os.time-to-restore',
  'host-network.time-to-restore',
  'vm.app-hang-detection',
  'vm.detection-by-hand',
  'vcenter.time-to-restore',
  'kubelet.time-to-restore',
  'cluster-dns.time-to-restore',
  'failover.manual-recovery',
  'load-balancer.time-to-restore',
  'array.controller.time-to-restore',
  'array.time-to-restore',
  'rack.time-to-restore',
  'power-feed.time-to-restore',
  'tor-switch.time-to-restore',
  'site.time-to-restore',
  'link.time-to-restore',
  'registry.time-to-restore',
  'operator-error.time-to-restore',
  'release.rollback',
  'admission-webhook.time-to-restore',
  'csi-driver.time-to-restore',
  'app.persistent-fault-lasts',
]);
