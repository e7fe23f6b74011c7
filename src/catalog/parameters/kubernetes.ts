import type { Distribution } from '../../maths/distribution.js';
import { exponential, fixed, lognormalBetween, minutes, seconds, shiftedGamma, uniform, years } from '../durations.js';
import { kubernetesGracePeriod } from '../kubernetes-version.js';
import { assumed, type CatalogContext, type ParameterDefinition, verified } from '../parameter-definition.js';

/** Kubernetes: what notices a lost cluster node, and what moves its pods. */
export const kubernetesParameters: readonly ParameterDefinition[] = [
  verified(
    'kubernetes.grace-period',
    'timer',
    'Kubernetes: grace before a node is not ready',
    'Kubernetes：节点失联宽限期',
    {
      standard: (context) => fixed(kubernetesGracePeriod(context.kubernetesVersion)),
      fact: 'k8s.kcm.nodeMonitorGracePeriod.new',
      because: '50 s since 1.32, 40 s before',
    },
  ),
  verified(
    'kubernetes.detection-lag',
    'step',
    'Kubernetes: poll delay less age of the last heartbeat',
    'Kubernetes：轮询延迟减心跳龄',
    {
      standard: { kind: 'sum', of: [uniform(0, seconds(5)), uniform(-seconds(10), 0)] },
      fact: 'k8s.derived.nodeDetectLatency.grace50',
      because: 'controller polls every 5 s, the lease is renewed every 10 s',
    },
  ),
  verified('kubernetes.detection', 'step', 'Kubernetes: node lost until not ready', 'Kubernetes：节点失效至 NotReady', {
    standard: nodeDetection,
    follows: 'kubernetes.grace-period',
    fact: 'k8s.derived.nodeDetectLatency.grace50',
    because: 'grace period and detection lag: 40–55 s since 1.32',
  }),
  verified('kubernetes.toleration', 'timer', 'Kubernetes: toleration before eviction', 'Kubernetes：驱逐容忍时间', {
    standard: fixed(seconds(300)),
    fact: 'k8s.apiserver.defaultTolerationSeconds',
    because: 'injected by admission; --pod-eviction-timeout has no effect any more',
  }),
  verified('kubernetes.detach-wait', 'timer', 'Kubernetes: forced detach of a volume', 'Kubernetes：强制卸载卷', {
    standard: fixed(seconds(360)),
    fact: 'k8s.adc.maxWaitForUnmount',
    because: 'after pod deletion, if the node is not ready and not tainted out of service',
  }),
  assumed(
    'kubernetes.endpoint-sync',
    'step',
    'Kubernetes: endpoints reach every node',
    'Kubernetes：端点同步到各节点',
    {
      standard: uniform(0, seconds(2)),
      errorFactor: 2,
      fact: 'k8s.kubeproxy.iptables.minSyncPeriod',
      because: 'kube-proxy gathers changes for up to a second, the controller needs about as long',
    },
  ),
  verified(
    'kubernetes.leader-takeover',
    'step',
    'Kubernetes: standby controller-manager or scheduler takes over',
    'Kubernetes：控制器/调度器主备接管',
    {
      standard: shiftedGamma(seconds(13), seconds(16.5), seconds(1.28)),
      fact: 'k8s.derived.kcmFailover',
      because: 'simulated from the leader election algorithm with two standbys: 13–24 s, mean 16.5',
    },
  ),
  assumed('kubernetes.rebalance', 'period', 'Kubernetes: placement made even again', 'Kubernetes：重新均衡放置', {
    standard: fixed(730.5),
    because: 'only with the next release of the workload: a month where no release is stated',
  }),
  verified(
    'kubernetes.lease-renewal',
    'step',
    'Kubernetes: node renews its lease once it can',
    'Kubernetes：租约续期',
    {
      standard: uniform(0, seconds(10)),
      fact: 'k8s.kubelet.leaseRenewInterval',
      because: 'a quarter of the lease duration of 40 s',
    },
  ),
  verified(
    'kubernetes.connection-timeout',
    'timer',
    'Kubernetes: connection through a dead API server given up',
    'Kubernetes：失效 API 连接超时',
    {
      standard: fixed(seconds(45)),
      fact: 'k8s.http2.healthCheck',
      because: '30 s idle and 15 s for the ping',
    },
  ),
  verified(
    'kubernetes.eviction-interval',
    'timer',
    'Kubernetes: interval between nodes evicted in a zone',
    'Kubernetes：区内逐节点驱逐间隔',
    {
      standard: fixed(seconds(10)),
      fact: 'k8s.kcm.nodeEvictionRate',
      because: '0.1 nodes per second',
    },
  ),
  verified(
    'kubernetes.eviction-interval-unhealthy',
    'timer',
    'Kubernetes: the same in an unhealthy zone above 50 nodes',
    'Kubernetes：不健康区驱逐间隔',
    {
      standard: fixed(seconds(100)),
      fact: 'k8s.kcm.secondaryNodeEvictionRate',
      because: '0.01 nodes per second; none up to 50 nodes',
    },
  ),
  assumed(
    'kubernetes.false-detection.time-to-failure',
    'time-to-failure',
    'Kubernetes: healthy node taken for dead',
    'Kubernetes：健康节点误判间隔',
    {
      standard: falseDetection,
      errorFactor: 10,
      fact: 'j.dell.omnia',
      because:
        'once in a node-year at a grace of 40 s, ten times as often with each 20 s less: busy nodes were seen NotReady at 20 s',
    },
  ),
  assumed(
    'kubernetes.false-detection.time-to-restore',
    'time-to-restore',
    'Kubernetes: wrongly suspected node is ready again',
    'Kubernetes：误判节点恢复',
    {
      standard: uniform(seconds(5), seconds(60)),
      because: 'until its next heartbeat gets through',
    },
  ),
  assumed('kubelet.time-to-failure', 'time-to-failure', 'kubelet: time to hang', 'kubelet：挂起间隔', {
    standard: exponential(years(1)),
    because: 'crashes are restarted in about 10 s and not felt; a hang once in a node-year',
  }),
  assumed('kubelet.time-to-restore', 'time-to-restore', 'kubelet: hang ended by a person', 'kubelet：挂起恢复', {
    standard: lognormalBetween(minutes(10), minutes(120)),
    because: 'alarm and restart by hand, 10 min to 2 h',
  }),
  assumed('runtime.time-to-failure', 'time-to-failure', 'Container runtime: time to failure', '容器运行时：失效间隔', {
    standard: exponential(2960),
    range: [1000, 8760],
    fact: 'rel.container.engine',
    because: 'no field data found: 1,000–8,760 h, the geometric middle',
  }),
  assumed('runtime.time-to-restore', 'time-to-restore', 'Container runtime: restart', '容器运行时：重启', {
    standard: uniform(seconds(5), seconds(30)),
    fact: 'containerd.restart',
    because: 'the unit waits 5 s, then reads its containers back',
  }),
  verified(
    'runtime.not-ready-delay',
    'timer',
    'Container runtime down until the node is not ready',
    '运行时停止至节点 NotReady',
    {
      standard: fixed(seconds(30)),
      fact: 'k8s.kubelet.maxWaitForContainerRuntime',
      because: 'a constant of the kubelet',
    },
  ),
  assumed('dockerd.time-to-failure', 'time-to-failure', 'dockerd: time to failure', 'dockerd：失效间隔', {
    standard: exponential(2960),
    range: [1000, 8760],
    fact: 'rel.container.engine',
    because: 'taken as for every container runtime',
  }),
  assumed('dockerd.time-to-restore', 'time-to-restore', 'dockerd: restart', 'dockerd：重启', {
    standard: uniform(seconds(5), seconds(30)),
    fact: 'docker.daemonCrashRestart',
    because: 'restart by the service manager and reading back the containers',
  }),
  assumed(
    'kube-proxy.time-to-failure',
    'time-to-failure',
    'kube-proxy: time until its rules go stale',
    'kube-proxy：规则失新间隔',
    {
      standard: exponential(years(1)),
      because: 'no field data found: once in a node-year',
    },
  ),
  assumed('kube-proxy.time-to-restore', 'time-to-restore', 'kube-proxy: restart', 'kube-proxy：重启', {
    standard: lognormalBetween(seconds(5), minutes(30)),
    because: 'a crash ends in seconds, a hang when a person looks',
  }),
  assumed('cni-agent.time-to-failure', 'time-to-failure', 'Network agent: time to failure', '网络代理：失效间隔', {
    standard: exponential(years(1)),
    because: 'no field data found: as kube-proxy',
  }),
  assumed('cni-agent.time-to-restore', 'time-to-restore', 'Network agent: restart', '网络代理：重启', {
    standard: lognormalBetween(seconds(5), minutes(30)),
    because: 'as kube-proxy',
  }),
];

/** Grace period and lag as they are resolved; a heartbeat cannot be older than the grace itself. */
function nodeDetection(context: CatalogContext): Distribution {
  const grace = context.distributionOf('kubernetes.grace-period');
  return { kind: 'sum', of: [grace, context.distributionOf('kubernetes.detection-lag')] };
}

function falseDetection(context: CatalogContext): Distribution {
  const grace = context.distributionOf('kubernetes.grace-period');
  const hours = grace.kind === 'deterministic' ? grace.value : seconds(50);
  return exponential(years(1) * 10 ** ((hours * 3600 - 40) / 20));
}
