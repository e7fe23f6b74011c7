import { days, fixed, lognormalBetween, minutes, seconds, uniform } from '../durations.js';
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';
import { humanErrorRepair } from './repair-times.js';

/** Releases, planned work and people. */
export const operationsParameters: readonly ParameterDefinition[] = [
  verified(
    'operator-error.time-to-restore',
    'time-to-restore',
    'Operator’s error: time to restore',
    '误操作：恢复时间',
    {
      standard: humanErrorRepair,
      uncertainty: { kind: 'lognormal', errorFactor: 2 },
      fact: 'lanl.ttr.human',
      because: 'LANL 1996–2005, 148 repairs after human error, empirical: mean 2.7 h',
    },
  ),
  assumed('release.period', 'period', 'Release: interval', '发布：间隔', {
    standard: fixed(730.5),
    because: 'a month where the workload states none',
  }),
  assumed('release.failing', 'probability', 'Release: fails', '发布：失败概率', {
    standard: fixed(0.05),
    range: [0.02, 0.15],
    because: 'change failure rates of 2–15 % are commonly reported; state it per workload',
  }),
  assumed(
    'release.coverage-factor',
    'probability',
    'Failing release: stopped after the first batch',
    '失败发布：首批后即止',
    {
      standard: fixed(0.8),
      range: [0.5, 0.95],
      because: 'readiness probes or a person stop four failing releases in five before they reach all instances',
    },
  ),
  assumed('release.rollback', 'step', 'Failing release: noticed and rolled back', '失败发布：发现并回滚', {
    standard: lognormalBetween(minutes(5), minutes(60)),
    because: 'noticed by a person, then the former version is started',
  }),
  assumed('release.duration', 'step', 'Release: duration', '发布：时长', {
    standard: fixed(minutes(10)),
    because: 'a rolling change of a few instances',
  }),
  assumed('patching.host.period', 'period', 'Patching of hosts: interval', '主机补丁：间隔', {
    standard: fixed(730.5),
    range: [730.5, 2191.5],
    because: 'monthly to quarterly',
  }),
  assumed('patching.host.duration', 'step', 'Patching of hosts: time per host', '主机补丁：单台时长', {
    standard: fixed(minutes(30)),
    errorFactor: 2,
    because: 'patch, boot, check',
  }),
  assumed('patching.guest.period', 'period', 'Patching of guest systems: interval', '客户机补丁：间隔', {
    standard: fixed(730.5),
    range: [730.5, 2191.5],
    because: 'monthly to quarterly; containers are replaced with a release instead',
  }),
  assumed('patching.guest.duration', 'step', 'Patching of guest systems: time per guest', '客户机补丁：单台时长', {
    standard: fixed(minutes(5)),
    errorFactor: 2,
    because: 'install and restart of the guest',
  }),
  assumed('platform.upgrade.period', 'period', 'Platform upgrade: interval', '平台升级：间隔', {
    standard: fixed(days(180)),
    range: [days(120), days(365)],
    because: 'Kubernetes makes three minor releases a year, vSphere an update or two',
  }),
  assumed('platform.upgrade.duration', 'step', 'Platform upgrade: time per host', '平台升级：单台时长', {
    standard: fixed(minutes(20)),
    errorFactor: 2,
    because: 'packages, restart of services, check',
  }),
  verified('migration.duration', 'step', 'Live migration: the VM stands still', '在线迁移：虚拟机停顿', {
    standard: lognormalBetween(seconds(0.1), seconds(1)),
    uncertainty: { kind: 'lognormal', errorFactor: 2 },
    fact: 'vsphere.vmotion.switchoverGoal',
    because: 'goal of 0.5 s for the switch-over; the spread is taken',
  }),
  assumed('live-migration.per-host', 'step', 'Live migration: emptying a host', '在线迁移：腾空一台主机', {
    standard: uniform(minutes(5), minutes(20)),
    because: 'tens of VMs over a 10–25 Gbit/s network',
  }),
  assumed('drain.per-host', 'step', 'Drain: emptying a cluster node', '排空：腾空一个集群节点', {
    standard: uniform(minutes(1), minutes(5)),
    because: 'termination grace and disruption budgets',
  }),
];
