import type { InstanceMode } from '../model/system-model.js';
import { after } from './blueprint.js';
import type { ModelDraft } from './model-draft.js';

/**
 * All paths from an instance's host to its storage are lost while the host runs on: what the instance reads and writes
 * hangs until it is started elsewhere. As often as a host loses both of its network paths: no field data found. Instances
 * of one host meet it one by one.
 */
export function storagePathMode(draft: ModelDraft, recovery: readonly string[]): InstanceMode {
  const name = draft.request('storage-path.time-to-failure', 'host-network.time-to-failure', null);
  return {
    cause: 'storage-path',
    timeToFailure: after(name),
    timeToRestore: after(...recovery),
    needsAgent: false,
  };
}
