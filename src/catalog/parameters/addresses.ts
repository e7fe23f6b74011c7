import { exponential, fixed, lognormalBetween, minutes, seconds, shiftedGamma, uniform, years } from '../durations.js';
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';

/** Addresses that move, balancers and entries: how clients find what is left. */
export const addressParameters: readonly ParameterDefinition[] = [
  verified('keepalived.takeover', 'step', 'keepalived: virtual address moves after a crash', 'keepalived：VIP 漂移', {
    standard: uniform(seconds(2.61), seconds(3.61)),
    fact: 'derived.keepalivedFailover',
    because: 'three advertisements of 1 s and the skew at priority 100, less the age of the last one',
  }),
  verified(
    'keepalived.api-check',
    'step',
    'keepalived: dead local API server moves the address',
    'keepalived：本机 API 失效触发漂移',
    {
      standard: uniform(seconds(27), seconds(30)),
      fact: 'kubeadm.keepalivedExample',
      because: 'kubeadm example: check every 3 s, ten failures',
    },
  ),
  verified('kube-vip.takeover', 'step', 'kube-vip: address moves after a crash', 'kube-vip：VIP 漂移', {
    standard: shiftedGamma(seconds(4), seconds(5.7), seconds(0.67)),
    fact: 'derived.kubevipFailover',
    because: 'sample manifest 5/3/1 s: 4–9 s; with the defaults of the code (15/10/2 s) 13–24 s',
  }),
  verified('haproxy.detection', 'step', 'HAProxy: dead backend leaves rotation', 'HAProxy：剔除失效后端', {
    standard: uniform(seconds(4), seconds(6)),
    fact: 'derived.haproxyDetect',
    because: 'check every 2 s, three failures',
  }),
  assumed('haproxy.time-to-failure', 'time-to-failure', 'HAProxy process: time to failure', 'HAProxy 进程：失效间隔', {
    standard: exponential(years(1)),
    because: 'no field data found: once a year per process',
  }),
  assumed('haproxy.time-to-restore', 'time-to-restore', 'HAProxy process: restart', 'HAProxy 进程：重启', {
    standard: uniform(seconds(1), seconds(10)),
    because: 'restarted by the service manager',
  }),
  verified('metallb.takeover', 'step', 'MetalLB layer 2: address moves', 'MetalLB 二层：地址漂移', {
    standard: uniform(seconds(2), seconds(10)),
    fact: 'metallb.l2.failover',
    because: 'a few seconds; more than 10 s counts as a defect',
  }),
  assumed('vip.coverage-factor', 'probability', 'Address takeover succeeds', '地址漂移成功率', {
    standard: fixed(0.98),
    range: [0.95, 0.999],
    because: 'stale neighbour tables, split brain and wrong configuration make one takeover in fifty fail',
  }),
  assumed(
    'failover.manual-recovery',
    'step',
    'Failover that did not work: a person recovers it',
    '切换未成功：人工恢复',
    {
      standard: lognormalBetween(minutes(10), minutes(120)),
      because: 'on call: alarm, diagnosis, action, 10 min to 2 h',
    },
  ),
  assumed(
    'relocation.coverage-factor',
    'probability',
    'Automatic relocation of a lost host’s instances succeeds',
    '实例自动迁移成功率',
    {
      standard: fixed(0.99),
      range: [0.97, 0.999],
      because: 'the same on every platform: one relocation in a hundred needs a person',
    },
  ),
  assumed('fencing.coverage-factor', 'probability', 'Fencing succeeds', '隔离成功率', {
    standard: fixed(0.98),
    range: [0.95, 0.999],
    because: 'power lost together with the management board leaves the host unfenced',
  }),
  assumed('ingress.time-to-failure', 'time-to-failure', 'Ingress member: time to failure', '入口成员：失效间隔', {
    standard: exponential(years(0.5)),
    because: 'no field data found: twice a year per member',
  }),
  assumed('ingress.time-to-restore', 'time-to-restore', 'Ingress member: restart', '入口成员：重启', {
    standard: uniform(seconds(2), seconds(20)),
    because: 'restarted in place',
  }),
  verified(
    'load-balancer.time-to-failure',
    'time-to-failure',
    'Load balancer appliance: time to failure',
    '负载均衡设备：失效间隔',
    {
      standard: exponential(years(1) / -Math.log(1 - 0.2)),
      uncertainty: { kind: 'lognormal', errorFactor: 3 },
      fact: 'net.lb.failureProb',
      because: 'one in five fails within a year',
    },
  ),
  assumed(
    'load-balancer.time-to-restore',
    'time-to-restore',
    'Load balancer appliance: time to restore',
    '负载均衡设备：恢复时间',
    {
      standard: lognormalBetween(minutes(10), minutes(360)),
      because: 'restart to replacement',
    },
  ),
  assumed(
    'load-balancer.detection',
    'step',
    'Cloud load balancer: dead backend leaves rotation',
    '云负载均衡：剔除失效后端',
    {
      standard: uniform(seconds(4), seconds(6)),
      fact: 'derived.haproxyDetect',
      because: 'taken as HAProxy, so that both sides have the same health check',
    },
  ),
  assumed('load-balancer.takeover', 'step', 'Load balancer pair: standby takes over', '负载均衡主备接管', {
    standard: uniform(seconds(2.61), seconds(3.61)),
    fact: 'derived.keepalivedFailover',
    because: 'taken as keepalived',
  }),
  assumed('dns.ttl', 'timer', 'DNS: clients follow a changed record', 'DNS：客户端改用新记录', {
    standard: fixed(seconds(60)),
    range: [seconds(30), seconds(300)],
    fact: 'dns.failover',
    because: 'a time to live of 60 s',
  }),
  assumed('dns.detection', 'step', 'DNS: health check takes a site out', 'DNS：健康检查剔除站点', {
    standard: uniform(seconds(60), seconds(90)),
    fact: 'dns.failover',
    because: 'a check every 30 s, three failures',
  }),
];
