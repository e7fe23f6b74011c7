import type { Condition, FailureMode, WorkloadModel } from '../../model/system-model.js';
import type { Candidate, Workload } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import { all, type ModelDraft } from '../model-draft.js';

/** The workload runs as a pair in lockstep on two hosts (vSphere FT). */
export const isPaired = ({ ha }: Candidate, { id }: Pick<Workload, 'id'>): boolean => ha.faultTolerance.includes(id);

/** What runs in both VMs of a pair at once: the guest system and the application. */
const softwareOf = (id: string): string => `${id} software`;

/**
 * Two VMs that run the same instructions: either may be lost with its host, its network or its paths to the storage, but a
 * fault of the guest or the application is the same fault in both, and so is work on them. What the two share is a component
 * that runs while one of them does. A new second VM is taken to be in lockstep after the time of a restart: no published
 * figure, and felt only when the first is lost meanwhile.
 *
 * @param single the workload as one VM
 * @param layout seats of the two
 */
export function pairedWorkload(
  draft: ModelDraft,
  workload: Workload,
  single: WorkloadModel,
  layout: readonly string[],
): WorkloadModel {
  const isOfHost = (cause: string): boolean => cause === 'storage-path';
  const shared = single.modes.flatMap(({ cause, timeToFailure, timeToRestore }, mode): FailureMode[] => {
    const comes = timeToFailure ?? single.commonCauses.find((common) => common.mode === mode)?.timeToFailure;
    if (comes === undefined || isOfHost(cause)) return [];
    return [{ cause, timeToFailure: comes, timeToRestore, ageing: 'renewed', crew: null }];
  });
  draft.component(softwareOf(workload.id), 'software', { serving: workload.id, atLeast: 1 }, shared);
  return {
    ...single,
    instances: 2,
    required: 1,
    layout,
    apart: true,
    modes: single.modes.filter(({ cause }) => isOfHost(cause)),
    commonCauses: [],
  };
}

/** One VM of the pair answers; when it is lost the other does so at once, and nothing is when the software has failed. */
export function pairServes(draft: ModelDraft, { id }: Workload): Condition {
  const answers = draft.group(
    {
      id: `${id} pair`,
      cause: 'pair-takeover',
      members: [0, 1].map((index): Condition => ({ instanceServes: id, index })),
      takeover: after('vsphere.ft-takeover'),
      coverageFactor: 'relocation.coverage-factor',
      manualRecovery: after('failover.manual-recovery'),
    },
    [],
  );
  return all(answers, { works: softwareOf(id) });
}

/** What planned work on the guest or the application stops: one VM after another, or both VMs of a pair at once. */
export function softwareWork(
  candidate: Candidate,
  { id }: Workload,
): { kind: 'component'; components: string[][] } | { kind: 'instance'; workload: string } {
  return isPaired(candidate, { id })
    ? { kind: 'component', components: [[softwareOf(id)]] }
    : { kind: 'instance', workload: id };
}
