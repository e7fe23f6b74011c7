import { factOf } from '../catalog/facts.js';
import { parameterLike } from '../catalog/resolve.js';
import type { FactRecord } from '../evaluation/evaluation.js';
import { mean } from '../maths/distribution-moments.js';
import type { Candidate, Workload } from '../scenario/scenario.js';
import { numberOf } from './capacity-figures.js';
import type { ModelDraft } from './model-draft.js';
import { vmRecovery } from './vm/relocation-rule.js';

/** VMs a host powers on at once (vSphere batches); a kubelet starts pods whose image it has side by side. */
const startsAtOnce = { vm: 32, pod: 10 } as const;

/** How fast instances come and versions change: means of the steps, from the parameters. */
export function elasticityFacts(candidate: Candidate, draft: ModelDraft, served: readonly Workload[]): FactRecord[] {
  if (served.length === 0) return [];
  const isVm = candidate.platform === 'vm';
  const seconds = served.map((workload) => 3600 * instanceStart(candidate, workload));
  const slowest = Math.max(...seconds);
  const instances = served.reduce((sum, workload) => sum + workload.instances, 0);
  const seats = new Set(draft.workloads.filter(({ id }) => served.some((w) => w.id === id)).flatMap((w) => w.seats));
  const waves = Math.max(1, Math.ceil(instances / Math.max(1, seats.size) / startsAtOnce[isVm ? 'vm' : 'pod']));
  const pull = candidate.images === 'pulled' ? 'image.pull + ' : '';
  const steps = isVm
    ? `${powerOnOf(candidate)} + guest.boot + app.start`
    : `pod.schedule + ${pull}pod.start + app.start`;
  const releases = served.map((workload, i) => rollout(candidate, workload, seconds[i]!));
  return [
    fact('time-to-add-instance', slowest, 'seconds', `${steps}, slowest workload`),
    fact('time-to-double', slowest * waves, 'seconds', `${steps}, ${waves} wave${waves === 1 ? '' : 's'} per host`),
    fact(
      'release-duration',
      Math.max(...releases.map(({ seconds: long }) => long)) / 60,
      'minutes',
      isVm
        ? 'one instance after another: app.restart + app.start'
        : `batches of ${factOf('k8s.deployment.maxSurge')!.value} % (surge): pod start each`,
    ),
    fact(
      'release-capacity-dip',
      Math.max(...releases.map(({ dip }) => dip)),
      'share',
      isVm
        ? 'one instance at a time'
        : `maxUnavailable ${factOf('k8s.deployment.maxUnavailable')!.value} %, rounded down`,
    ),
  ];
}

const fact = (id: string, value: number, unit: string, source: string): FactRecord => ({
  id,
  value,
  unit,
  source,
  knowledge: 'computed',
});

/**
 * A Deployment starts a quarter more (rounded up) and takes a quarter (rounded down) away at a time; a volume can be in
 * one place only, so its pod goes before the next comes. On VMs each instance is restarted in turn.
 */
function rollout(candidate: Candidate, workload: Workload, start: number): { seconds: number; dip: number } {
  const n = workload.instances;
  if (candidate.platform === 'vm') {
    const each = 3600 * (numberOf(candidate, 'app.restart') + applicationStart(candidate, workload));
    return { seconds: n * each, dip: 1 / n };
  }
  if (workload.storage === 'attached') return { seconds: n * start, dip: 1 / n };
  const surge = Math.ceil(n * 0.25);
  const away = Math.floor(n * 0.25);
  return { seconds: Math.ceil(n / (surge + away)) * start, dip: away / n };
}

/** Hours from the decision until one more instance serves. */
function instanceStart(candidate: Candidate, workload: Workload): number {
  const application = applicationStart(candidate, workload);
  if (candidate.platform !== 'vm') {
    const attach = workload.storage === 'attached' ? numberOf(candidate, 'volume.attach') : 0;
    const pull = candidate.images === 'pulled' ? numberOf(candidate, 'image.pull') : 0;
    return numberOf(candidate, 'pod.schedule') + pull + numberOf(candidate, 'pod.start') + attach + application;
  }
  return numberOf(candidate, powerOnOf(candidate)) + numberOf(candidate, 'guest.boot') + application;
}

// A new VM is powered on by people: what failed restarts by HA add does not count.
const powerOnOf = (candidate: Candidate): string => vmRecovery(candidate.ha.kind).powerOn[0]!;

function applicationStart(candidate: Candidate, workload: Workload): number {
  const evidence = workload.parameters['app.start'] ?? workload.start;
  if (evidence === null || evidence.kind === 'measured') return numberOf(candidate, 'app.start');
  return mean(parameterLike('app.start', 'app.start', evidence, new Map(), { kubernetesVersion: null }).distribution);
}
