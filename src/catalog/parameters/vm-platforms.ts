import type { Distribution } from '../../maths/distribution.js';
import {
  exponential,
  fixed,
  lognormalBetween,
  lognormalWithMean,
  minutes,
  seconds,
  uniform,
  years,
} from '../durations.js';
import { assumed, type CatalogContext, type ParameterDefinition, verified } from '../parameter-definition.js';

const DEEP_DIVE = 'vSphere HA Deepdive (6.0); the agents are taken to work alike in 7 and 8';

/** vSphere HA, Pacemaker, Masakari and oVirt: what brings the VMs of a lost host back. */
export const vmPlatformParameters: readonly ParameterDefinition[] = [
  verified('vsphere.detection', 'timer', 'vSphere HA: host declared dead', 'vSphere HA：判定主机失效', {
    standard: fixed(seconds(18)),
    fact: 'vsphere.ha.slaveFailure.datastore',
    because: `with heartbeat datastores; 15 s without. ${DEEP_DIVE}`,
  }),
  verified(
    'vsphere.primary-detection',
    'timer',
    'vSphere HA: primary host lost, restarts begin',
    'vSphere HA：主 HA 主机失效至开始重启',
    {
      standard: fixed(seconds(35)),
      fact: 'vsphere.ha.masterFailure',
      because: `election first, then the new primary acts. ${DEEP_DIVE}`,
    },
  ),
  verified(
    'vsphere.primary-share',
    'number',
    'vSphere HA: primary hosts in a cluster',
    'vSphere HA：集群中主 HA 主机数',
    {
      standard: fixed(1),
      fact: 'vsphere.ha.masterFailure',
      because: 'one primary: this number divided by the number of hosts is the share of host losses that hit it',
    },
  ),
  assumed('vsphere.power-on', 'step', 'vSphere HA: placement and power-on of a VM', 'vSphere HA：放置并开机', {
    standard: uniform(seconds(5), seconds(30)),
    range: [seconds(5), seconds(30)],
    fact: 'j.vmware.ha.total',
    because: 'no published figure: 5–30 s',
  }),
  assumed(
    'vsphere.ft-takeover',
    'step',
    'vSphere FT: the other VM of a pair takes over',
    'vSphere FT：由另一台虚拟机接管',
    {
      standard: uniform(0, seconds(1)),
      range: [seconds(0.1), seconds(2)],
      fact: 'vsphere.ft.failover',
      because: 'no noticeable interruption, connections stay open: below a second, no published figure',
    },
  ),
  assumed(
    'proactive-ha.predicted-share',
    'probability',
    'Host failures announced in time to empty the host',
    '提前预警、可及时清空主机的主机失效比例',
    {
      standard: fixed(0.25),
      range: [0.1, 0.5],
      fact: 'vsphere.proactiveHA',
      because:
        'no published share: fans, power supplies and memory give notice, sudden faults and those of the board do not',
    },
  ),
  verified('vsphere.rebalance', 'timer', 'vSphere DRS: corrects a violated rule', 'vSphere DRS：纠正违规放置', {
    standard: fixed(minutes(5)),
    fact: 'vsphere.drs.interval',
    because: 'the scheduler looks every five minutes (every minute since 7.0)',
  }),
  verified(
    'vsphere.restart-batch-size',
    'number',
    'vSphere HA: VMs started at once per host',
    'vSphere HA：单主机并发开机数',
    {
      standard: fixed(32),
      fact: 'vsphere.ha.concurrentRestarts',
      because: DEEP_DIVE,
    },
  ),
  assumed('vsphere.restart-batch-wait', 'step', 'vSphere HA: wait per earlier batch', 'vSphere HA：前一批次等待', {
    standard: uniform(seconds(5), seconds(30)),
    range: [seconds(5), seconds(30)],
    because: 'the next 32 follow when the power-on tasks before them end',
  }),
  assumed(
    'vsphere.restart-succeeds',
    'probability',
    'vSphere HA: one attempt to restart a VM succeeds',
    'vSphere HA：单次重启尝试成功率',
    {
      standard: fixed(0.98),
      range: [0.9, 0.999],
      fact: 'vsphere.ha.restartRetries',
      because: 'no published figure; failed attempts are repeated after 2, 6, 14 and 30 min, then it is for people',
    },
  ),
  verified(
    'vsphere.storage-path-detection',
    'timer',
    'vSphere: storage paths of one host lost, VMs restarted elsewhere',
    'vSphere：单主机存储路径全失至重启',
    {
      standard: fixed(seconds(320)),
      fact: 'vsphere.ha.vmcp.apd',
      because: '140 s until declared, 180 s of delay, with VM component protection; by hand without it',
    },
  ),
  verified(
    'vsphere.isolation-response',
    'timer',
    'vSphere HA: isolated secondary host responds',
    'vSphere HA：隔离响应',
    {
      standard: fixed(seconds(60)),
      fact: 'vsphere.ha.isolation.slave',
      because: `declared at 30 s, response at 60 s if one is set; the default leaves VMs powered on. ${DEEP_DIVE}`,
    },
  ),
  verified('vm-monitoring.detection', 'step', 'VM monitoring: guest found dead', '虚拟机监控：判定客户机失效', {
    standard: uniform(seconds(81), seconds(119)),
    fact: 'vsphere.ha.vmMonitoring.realDetect',
    because: 'failure interval 30 s; off by default',
  }),
  assumed('vcenter.time-to-failure', 'time-to-failure', 'vCenter: time to failure', 'vCenter：失效间隔', {
    standard: exponential(2192),
    because: 'no field data found: four times a year, host and guest failures apart',
  }),
  verified('vcenter.time-to-restore', 'time-to-restore', 'vCenter: time to restore', 'vCenter：恢复时间', {
    standard: lognormalWithMean(seconds(460), 0.5),
    uncertainty: { kind: 'lognormal', errorFactor: 2 },
    fact: 'vsphere.vcenter.haFailover',
    because: 'measured once on vCenter 6.0 under HA: 460 s to log in; the spread is taken',
  }),
  verified('pacemaker.detection', 'timer', 'Pacemaker: lost node leaves the membership', 'Pacemaker：节点失联判定', {
    standard: fixed(seconds(3.65 + 4.38)),
    fact: 'corosync.token',
    because: 'three nodes: token 3.65 s, then consensus 1.2 times that',
  }),
  assumed('pacemaker.fencing', 'step', 'Pacemaker: fencing by the management board', 'Pacemaker：带外隔离', {
    standard: uniform(seconds(5), seconds(30)),
    range: [seconds(5), seconds(30)],
    fact: 'derived.pacemakerFailover',
    because: 'power-off through a management board takes 5–30 s',
  }),
  assumed(
    'pacemaker.false-detection.time-to-failure',
    'time-to-failure',
    'Pacemaker: healthy host taken for dead and fenced',
    'Pacemaker：健康主机被误判并隔离的间隔',
    {
      standard: falseFencing,
      errorFactor: 10,
      fact: 'corosync.token',
      because:
        'no field data found: once in five host-years at the 8 s of three nodes, ten times as often with each 4 s less',
    },
  ),
  verified('masakari.detection', 'step', 'Masakari: host monitor notices', 'Masakari：主机监控检出', {
    standard: uniform(0, seconds(60)),
    fact: 'masakari.monitoringInterval',
    because: 'one sample a minute',
  }),
  verified('masakari.fencing', 'timer', 'Masakari: wait for fencing', 'Masakari：等待隔离', {
    standard: fixed(seconds(30)),
    fact: 'masakari.stonithWait',
    because: 'as set',
  }),
  verified(
    'masakari.disable-wait',
    'timer',
    'Masakari: wait after disabling the compute service',
    'Masakari：停用计算服务后等待',
    {
      standard: fixed(seconds(180)),
      fact: 'masakari.waitAfterServiceUpdate',
      because: 'the largest fixed delay of the default workflow',
    },
  ),
  assumed('masakari.evacuation', 'step', 'Masakari: evacuation of an instance', 'Masakari：实例疏散', {
    standard: uniform(seconds(5), seconds(60)),
    range: [seconds(5), seconds(90)],
    fact: 'masakari.derived',
    because: 'no published figure; the engine waits at most 90 s',
  }),
  verified('ovirt.detection', 'step', 'oVirt: grace before fencing', 'oVirt：隔离前宽限', {
    standard: uniform(seconds(60), seconds(63)),
    fact: 'ovirt.timeoutToReset',
    because: '60 s and 0.5 s per VM on the host, host polled every 3 s',
  }),
  verified('ovirt.detection-per-vm', 'timer', 'oVirt: grace per VM on the host', 'oVirt：每虚拟机附加宽限', {
    standard: fixed(seconds(0.5)),
    fact: 'ovirt.timeoutToReset',
    because: 'added to the grace for each VM',
  }),
  assumed('ovirt.fencing', 'step', 'oVirt: fencing by the management board', 'oVirt：带外隔离', {
    standard: uniform(seconds(5), seconds(30)),
    range: [seconds(5), seconds(30)],
    fact: 'derived.pacemakerFailover',
    because: 'power-off through a management board takes 5–30 s, as elsewhere',
  }),
  assumed('vm.power-on', 'step', 'VM: placement and power-on (KVM)', '虚拟机：放置并开机（KVM）', {
    standard: uniform(seconds(5), seconds(30)),
    range: [seconds(5), seconds(30)],
    because: 'taken as for vSphere',
  }),
  assumed(
    'vm.detection-by-hand',
    'step',
    'Lost host without HA: a person starts its VMs elsewhere',
    '无 HA：人工在他处启动虚拟机',
    {
      standard: lognormalBetween(minutes(15), minutes(240)),
      because: 'alarm, decision, registration elsewhere: 15 min to 4 h',
    },
  ),
];

/** Shorter timers take more pauses for losses, or tuned ones would always win. */
function falseFencing(context: CatalogContext): Distribution {
  const detection = context.distributionOf('pacemaker.detection');
  const hours = detection.kind === 'deterministic' ? detection.value : seconds(8);
  return exponential(years(5) * 10 ** ((hours * 3600 - 8) / 4));
}
