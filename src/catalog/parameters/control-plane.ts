import { exponential, lognormalBetween, minutes, seconds, uniform, years } from '../durations.js';
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';

/** The processes of a Kubernetes control plane, host and operating system apart. */
export const controlPlaneParameters: readonly ParameterDefinition[] = [
  assumed('etcd.time-to-failure', 'time-to-failure', 'etcd member: time to failure', 'etcd 成员：失效间隔', {
    standard: exponential(years(0.5)),
    because: 'no field data found: process failures twice a year per member',
  }),
  assumed('etcd.time-to-restore', 'time-to-restore', 'etcd member: restart and catch-up', 'etcd 成员：重启并追平', {
    standard: uniform(seconds(10), seconds(30)),
    fact: 'etcd.memberCatchup',
    because: 'about 15 s to catch up, after the restart',
  }),
  verified('etcd.election', 'step', 'etcd: writes pause for an election', 'etcd：选举期写暂停', {
    standard: uniform(seconds(1), seconds(2)),
    fact: 'etcd.leaderLossWriteOutage',
    because: 'randomised election timeout of one to two times 1,000 ms',
  }),
  assumed('api-server.time-to-failure', 'time-to-failure', 'API server: time to failure', 'API 服务器：失效间隔', {
    standard: exponential(2192),
    because: 'no field data found: four times a year per instance',
  }),
  assumed('api-server.time-to-restore', 'time-to-restore', 'API server: restart', 'API 服务器：重启', {
    standard: uniform(seconds(5), seconds(30)),
    because: 'static pod restarted by the kubelet, then caches are filled',
  }),
  assumed(
    'controller-manager.time-to-failure',
    'time-to-failure',
    'Controller-manager: time to failure',
    '控制器管理器：失效间隔',
    {
      standard: exponential(2192),
      because: 'no field data found: as the API server',
    },
  ),
  assumed(
    'controller-manager.time-to-restore',
    'time-to-restore',
    'Controller-manager: restart',
    '控制器管理器：重启',
    {
      standard: uniform(seconds(3), seconds(15)),
      because: 'static pod restarted by the kubelet',
    },
  ),
  assumed('scheduler.time-to-failure', 'time-to-failure', 'Scheduler: time to failure', '调度器：失效间隔', {
    standard: exponential(2192),
    because: 'no field data found: as the API server',
  }),
  assumed('scheduler.time-to-restore', 'time-to-restore', 'Scheduler: restart', '调度器：重启', {
    standard: uniform(seconds(3), seconds(15)),
    because: 'static pod restarted by the kubelet',
  }),
  assumed(
    'cluster-dns.time-to-failure',
    'time-to-failure',
    'Cluster DNS: time to failure of all its replicas',
    '集群 DNS：全部副本失效间隔',
    {
      standard: exponential(years(2)),
      because: 'no field data found: once in two years',
    },
  ),
  assumed('cluster-dns.time-to-restore', 'time-to-restore', 'Cluster DNS: time to restore', '集群 DNS：恢复时间', {
    standard: lognormalBetween(minutes(1), minutes(60)),
    because: 'restart or a corrected configuration',
  }),
];
