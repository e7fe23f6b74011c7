import { durationEvidence } from './evidence-schema.js';
import { count, flag, key, list, map, oneOf, positiveNumber, text } from './field.js';
import { perSite } from './host-schema.js';
import { duration, failoverReserve, percentage } from './quantity-fields.js';

export const highAvailability = map('high availability', {
  kind: key(
    'What restarts virtual machines of a dead host.',
    oneOf(['none', 'vsphere', 'pacemaker', 'masakari', 'ovirt']),
  ),
  reserve: key(
    'Failover capacity kept free: 1 host, 25% or none. Default: 1 host for vsphere (its admission control tolerates one), else none.',
    failoverReserve,
  ),
  'vm-monitoring': key('true: a guest without heartbeat is reset. Default: false, as vSphere ships.', flag()),
  isolation: key(
    'vsphere: what becomes of the VMs of a host that runs on but is cut off from the network; leave: they stay powered on where nobody reaches them; power-off: they are restarted elsewhere. Default: leave, as vSphere ships.',
    oneOf(['leave', 'power-off']),
  ),
  'component-protection': key(
    'vsphere: VMs of a host that has lost its paths to the storage are restarted elsewhere; false: by hand. Default: true.',
    flag(),
  ),
  proactive: key(
    'vsphere: true: a host whose sensors announce a failure (proactive-ha.predicted-share of them) is emptied by live migration before it fails, then repaired. Default: false, as vSphere ships.',
    flag(),
  ),
  'fault-tolerance': key(
    'vsphere: workloads of one instance that run twice, in lockstep on two hosts: the loss of either is not felt; a fault of the guest or the application strikes both.',
    list('workloads such as [ledger]', text('a workload')),
  ),
});

export const overcommit = map('over-commit', {
  cpu: key('vCPU per physical core. Default: 1.', positiveNumber('a ratio such as 4')),
  memory: key('Guest memory per physical memory. Default: 1.', positiveNumber('a ratio such as 1.2')),
});

export const controlPlane = map('a control plane', {
  members: key('Masters, or so many per site. Default: 3.', perSite('members')),
  etcd: key(
    'stacked: on the masters; external: on machines of their own. Default: stacked.',
    oneOf(['stacked', 'external']),
  ),
  'etcd-members': key('Default: as members; external: at least 3.', perSite('etcd members')),
  hosts: key(
    'own: machines of their own; shared: beside the pods. Default: own, as kubeadm taints them.',
    oneOf(['own', 'shared']),
  ),
  vip: key(
    'What keeps the address of the API. Default: keepalived for several masters, none for one.',
    oneOf(['keepalived', 'kube-vip', 'haproxy', 'cloud', 'none']),
  ),
  zones: key(
    'What is labelled as a zone: evictions stop while most nodes of a zone are not ready, but not when a whole zone is. Default: sites.',
    oneOf(['sites', 'racks']),
  ),
});

export const ingress = map('ingress', {
  kind: key(
    'What clients reach first. Default: none (not modelled).',
    oneOf(['none', 'haproxy', 'metallb', 'keepalived', 'cloud', 'dns']),
  ),
  members: key('Default: 2 for haproxy and keepalived, else 1.', count('a whole number of members')),
  vip: key(
    'What moves its address. Default: keepalived for several haproxy or keepalived members.',
    oneOf(['keepalived', 'kube-vip', 'none']),
  ),
  ttl: key('dns: how long clients keep an answer. Default: catalog.', duration),
});

export const storage = map('storage', {
  kind: key(
    'local: lost with its host; array: shared; replicated: copies on the hosts. Default: array where a workload has attached storage, else local, on both platforms alike.',
    oneOf(['local', 'array', 'replicated']),
  ),
  controllers: key('array: controllers. Default: 2.', count('a whole number of controllers')),
  copies: key('replicated: copies, or so many per site. Default: 3.', perSite('copies')),
  mode: key('Whether a write waits for the other copy. Default: synchronous.', oneOf(['synchronous', 'asynchronous'])),
  at: key('array: the site it stands at.', text('a site')),
  'copy-to': key('array: the site it is copied to.', text('a site')),
  lag: key('asynchronous: how far the copy is behind.', duration),
});

export const siteFailover = map('failover between sites by people', {
  decide: key('From the loss of the site to the decision.', durationEvidence),
  act: key('From the decision to serving again.', durationEvidence),
  succeeds: key('Share of attempts that succeed. Default: 100%.', percentage),
});
