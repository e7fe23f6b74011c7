import type { Condition } from '../model/system-model.js';
import { after } from './blueprint.js';
import { all, type ModelDraft } from './model-draft.js';

/**
 * Whether a condition has been lost for longer than a delay, and whether it was lost only just now: a failover group
 * whose other member is the loss itself. It is ready for the next loss one delay after the condition holds again, so two
 * losses within a delay of each other run on one clock.
 */
export function lastingLoss(
  draft: ModelDraft,
  id: string,
  cause: string,
  condition: Condition,
  delay: string,
): { readonly justLost: Condition; readonly lastingLoss: Condition } {
  const lost: Condition = { not: condition };
  const noticed = draft.group(
    {
      id,
      cause,
      members: [condition, lost],
      takeover: after(delay),
      coverageFactor: null,
      manualRecovery: null,
    },
    [],
  );
  return { justLost: all(lost, { not: noticed }), lastingLoss: all(lost, noticed) };
}
