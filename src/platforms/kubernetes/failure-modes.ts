import type { Candidate, Workload } from '../../scenario/scenario.js';
import { after, type FailureModePlan } from '../blueprint.js';
import { ingressFailure } from '../ingress.js';
import type { ModelDraft } from '../model-draft.js';

/** The courses failures take on Kubernetes, phase by phase, for the failover timeline. */
export function kubernetesFailureModes(
  draft: ModelDraft,
  candidate: Candidate,
  served: readonly Workload[],
): FailureModePlan[] {
  const plans = served.flatMap((workload): FailureModePlan[] => {
    const start = draft.startOf(workload);
    const share = workload.instances > 1 ? 1 / workload.instances : 1;
    const attached = workload.storage === 'attached';
    return [
      {
        id: 'process-crash',
        workload: workload.id,
        phases: [
          { phase: 'restart', label: 'container-restart', delay: after('container.restart') },
          { phase: 'restart', label: 'application-start', delay: after(start) },
        ],
        lostShare: share,
        coverageFactor: null,
      },
      {
        id: 'host-lost',
        workload: workload.id,
        phases: [
          { phase: 'detect', label: 'node-not-ready', delay: after('kubernetes.detection') },
          { phase: 'decide', label: 'toleration', delay: after('kubernetes.toleration') },
          ...(attached
            ? [{ phase: 'decide' as const, label: 'forced-detach', delay: after('kubernetes.detach-wait') }]
            : []),
          { phase: 'act', label: 'pod-start', delay: after('pod.start', ...(attached ? ['volume.attach'] : [])) },
          { phase: 'restart', label: 'application-start', delay: after(start) },
        ],
        lostShare: share,
        coverageFactor: 'relocation.coverage-factor',
      },
      {
        id: 'application-hang',
        workload: workload.id,
        phases: [
          { phase: 'detect', label: 'liveness-probe', delay: after('app.hang-detection') },
          { phase: 'restart', label: 'container-restart', delay: after('container.restart') },
          { phase: 'restart', label: 'application-start', delay: after(start) },
        ],
        lostShare: share,
        coverageFactor: null,
      },
    ];
  });
  plans.push({
    id: 'controller-lost',
    workload: null,
    phases: [{ phase: 'detect', label: 'leader-takeover', delay: after('kubernetes.leader-takeover') }],
    lostShare: 0,
    coverageFactor: null,
  });
  if ((candidate.controlPlane?.vip ?? 'keepalived') === 'keepalived') {
    plans.push({
      id: 'api-address-lost',
      workload: null,
      phases: [{ phase: 'detect', label: 'address-takeover', delay: after('keepalived.takeover') }],
      lostShare: 0,
      coverageFactor: 'vip.coverage-factor',
    });
  }
  const entry = ingressFailure(candidate.ingress);
  return entry === null ? plans : [...plans, entry];
}
