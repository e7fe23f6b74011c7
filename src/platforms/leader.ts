import type { Condition } from '../model/system-model.js';
import type { Workload } from '../scenario/scenario.js';
import { after } from './blueprint.js';
import type { ModelDraft } from './model-draft.js';

/**
 * Of the instances of a workload in the mode `leader` one answers; when it is lost another takes over once its lease has
 * run out. The lease is taken to be that of client-go's leader election (15 s, 10 s, 2 s) on every platform: the
 * application brings it along. The workload's own word on it goes before the candidate's. Null: all instances answer.
 */
export function leaderCondition(draft: ModelDraft, workload: Workload): Condition | null {
  const { id, instances, mode } = workload;
  if (mode !== 'leader' || instances < 2) return null;
  const like = 'kubernetes.leader-takeover';
  const evidence = workload.parameters[like] ?? draft.candidate.parameters[like] ?? null;
  const takeover = draft.request(`${id}.leader-takeover`, like, evidence);
  return draft.group(
    {
      id: `${id} leader`,
      cause: 'leader-election',
      members: Array.from({ length: instances }, (_, index): Condition => ({ instanceServes: id, index })),
      takeover: after(takeover),
      coverageFactor: null,
      manualRecovery: null,
    },
    [],
  );
}
