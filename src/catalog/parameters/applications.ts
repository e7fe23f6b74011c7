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
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';

/** The application process: crashes and hangs alike on every platform; only who notices differs. */
export const applicationParameters: readonly ParameterDefinition[] = [
  assumed('app.time-to-failure', 'time-to-failure', 'Application instance: time to crash', '应用实例：崩溃间隔', {
    standard: exponential(632),
    range: [200, 2000],
    fact: 'rel.container.app',
    because: 'one crash per instance in 200–2,000 h; the geometric middle',
  }),
  assumed(
    'app.restart',
    'step',
    'Application: restart in place by the service manager',
    '应用：原地重启（服务管理器）',
    {
      standard: uniform(seconds(0.1), seconds(1)),
      fact: 'systemd.restartSec',
      because: 'the service manager waits 0.1 s, then starts the process; the start of the application comes on top',
    },
  ),
  assumed('app.start', 'step', 'Application: start until ready', '应用：启动至就绪', {
    standard: lognormalBetween(seconds(5), seconds(60)),
    because: 'from a small service to a large runtime; state it per workload',
  }),
  assumed('app.hang-time-to-failure', 'time-to-failure', 'Application instance: time to hang', '应用实例：挂起间隔', {
    standard: exponential(years(0.5)),
    because: 'a process that runs but no longer answers: twice a year per instance, a seventh of the crashes',
  }),
  verified('app.hang-detection', 'step', 'Application hang: liveness probe fires', '应用挂起：存活探针检出', {
    standard: uniform(seconds(21), seconds(31)),
    fact: 'k8s.derived.livenessDetect',
    because: 'period 10 s, three failures, timeout 1 s',
  }),
  assumed(
    'vm.app-hang-detection',
    'step',
    'Application hang on a VM: noticed by a person',
    '虚拟机内应用挂起：人工发现',
    {
      standard: lognormalBetween(minutes(5), minutes(60)),
      because: 'VM monitoring sees the guest, not the application: an alarm and a person, 5–60 min',
    },
  ),
  assumed(
    'workload.common-cause-beta',
    'probability',
    'Share of crashes that take all replicas of a workload',
    '使全部副本同时崩溃的比例',
    {
      standard: fixed(0.07),
      range: [0.05, 0.1],
      because:
        'replicas share code, configuration and data; beta factors of 0.05–0.1 are customary for alike redundant units',
    },
  ),
  verified('container.restart', 'step', 'Container: restart in place', '容器：原地重启', {
    standard: uniform(seconds(1), seconds(3)),
    uncertainty: { kind: 'lognormal', errorFactor: 1.5 },
    fact: 'j.derived.k8s.podCrash',
    because: 'the kubelet looks every second, the container starts in 0.3–2.5 s; image on the host, first crash',
  }),
  verified(
    'pod.start',
    'step',
    'Pod: scheduled to ready without the application’s own start',
    'Pod：调度至就绪（不含应用自身启动）',
    {
      standard: lognormalWithMean(seconds(5.627), 1.116 / 5.627),
      uncertainty: { kind: 'lognormal', errorFactor: 2 },
      fact: 'pod.start.k3s',
      because: 'measured on k3s, mean 5.6 s; kubespray 6.5 s; image on the host',
    },
  ),
  assumed('pod.schedule', 'step', 'Pod: created and scheduled', 'Pod：创建并调度', {
    standard: uniform(0, seconds(1)),
    fact: 'k8s.slo.apiMutating',
    because: 'controllers and scheduler react within a second on an idle cluster',
  }),
  assumed('image.pull', 'step', 'Pod: image pulled to a node that lacks it', 'Pod：拉取镜像', {
    standard: lognormalBetween(seconds(5), seconds(120)),
    fact: 'image.pull.share',
    because: 'no published figure in seconds: a few hundred megabytes over a shared link, 5 s to 2 min',
  }),
  verified('pod.termination-grace', 'timer', 'Pod: termination grace', 'Pod：终止宽限期', {
    standard: fixed(seconds(30)),
    fact: 'k8s.pod.terminationGracePeriodSeconds',
    because: 'as set in the pod',
  }),
  verified('crash-loop.initial', 'timer', 'Crash loop: first wait', '崩溃循环：首次等待', {
    standard: fixed(seconds(10)),
    fact: 'k8s.crashloop.initial',
    because: 'doubles with each crash; the first restart is immediate',
  }),
  verified('crash-loop.maximum', 'timer', 'Crash loop: longest wait', '崩溃循环：最长等待', {
    standard: fixed(seconds(300)),
    fact: 'k8s.crashloop.max',
    because: 'where the doubling ends',
  }),
  verified('crash-loop.reset', 'timer', 'Crash loop: forgotten after', '崩溃循环：计数复位', {
    standard: fixed(seconds(600)),
    fact: 'k8s.crashloop.reset',
    because: 'time of running well after which the wait begins anew',
  }),
];
