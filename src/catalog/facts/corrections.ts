import type { Correction } from '../fact.js';

/** Widely repeated statements that the sources contradict; `explain` shows them beside the facts they concern. */
export const corrections: readonly Correction[] = [
  {
    topic: 'node-monitor-grace-period',
    finding:
      'Default is 50 s from v1.32 (40 s before). The often-quoted 40 s is also the lease duration, a different setting; kubespray still pins 40 s.',
  },
  {
    topic: '--pod-eviction-timeout',
    finding:
      'Has no effect with taint-based eviction (since ~v1.13); use default-*-toleration-seconds or per-pod tolerations.',
  },
  {
    topic: 'replicated stateless services',
    finding:
      'Endpoints leave the Service when the node turns NotReady (~40-55 s), not after 5-6 min. The 5-6 min figure is time to recreate the pod.',
  },
  {
    topic: 'RWO volumes',
    finding:
      'Add up to 360 s force-detach on top of eviction (total ~12 min) unless out-of-service taint / remediation is used; StatefulSet pods never move without it.',
  },
  {
    topic: 'AKS reservations',
    finding:
      'AKS CPU reservation is a different table (60/100/140/180/260/420/740 m) and memory since 1.29 is min(20 MB*maxPods+50 MB, 25%); only GKE/EKS use the 6/1/0.5/0.25 % CPU tiers, only GKE (and AKS<1.29) the 25/20/10/6/2 % memory tiers; EKS memory is 11*maxPods+255 MiB.',
  },
  {
    topic: 'SELinux enforcing',
    finding:
      'Not an upstream kubeadm prerequisite: kubeadm RPM instructions and kubespray default to permissive. Enforcing + container-selinux is a hardening profile (k0s, RKE2).',
  },
  {
    topic: 'bridge-nf-call-*',
    finding:
      'In older kubeadm page and still set by kubespray; the newer kubernetes.io container-runtimes page lists only net.ipv4.ip_forward. Treat as required for bridge-based CNIs.',
  },
  {
    topic: 'ports 10257/10259',
    finding: 'kubernetes.io: 10259 scheduler, 10257 controller-manager. kubespray port table has them swapped.',
  },
  {
    topic: 'vSphere isolation',
    finding:
      'Response triggers at T60 (secondary) / T35 (primary) since 5.1/6.0 with the 30 s delay; T30/T5 are 5.0 or declaration times. Default response is leave powered on.',
  },
  {
    topic: 'vSphere VM monitoring',
    finding:
      'Real detection with the 30 s interval is 81-119 s (source derives 91-119 in the detail), not 30 s; disabled by default.',
  },
  {
    topic: 'leader election',
    finding:
      'Takeover after a crash is not simply the 15 s lease: a standby starts its own clock when it observes the last renewal and polls every 2-4.4 s, so simulate 13-24 s (mean about 16.5).',
  },
  {
    topic: 'kube-vip',
    finding: 'Code default lease 15/10/2 s, sample manifests 5/3/1 s: state which one a topology uses.',
  },
  {
    topic: 'kubeadm keepalived example',
    finding:
      'interval 3 x fall 10 means a dead local apiserver moves the VIP only after ~27-30 s although host death takes ~3 s.',
  },
  {
    topic: 'dockerd crash',
    finding:
      'live-restore=false: graceful stop kills containers; after SIGKILL they keep running under the shim and are shut down when dockerd restarts.',
  },
  {
    topic: 'published MTTF tables',
    finding:
      'Nguyen 2014 / Machida 2011 / Ghosh values are model inputs, not field measurements. LANL, Google, Backblaze, Gill values are field data; prefer them as defaults and use the model inputs as named presets.',
  },
];
