import type { Candidate } from '../scenario/scenario.js';
import type { ModelDraft } from './model-draft.js';

/** Names of parameters that belong to the machines and the VM platform below a cluster of virtual nodes. */
const below =
  /^(host|host-network|hypervisor|rack|site|power-feed|array|vsphere|vm|vm-monitoring|vcenter|pacemaker|masakari|ovirt|patching\.host|energy)\./;

/**
 * What the carrier says of its own machines holds for whoever stands on them, unless the candidate says otherwise: its
 * evidence goes along under the same name.
 */
export function carrierParameters(draft: ModelDraft, carrier: Candidate): void {
  for (const [name, evidence] of Object.entries(carrier.parameters)) {
    if (!below.test(name) || Object.hasOwn(draft.candidate.parameters, name)) continue;
    draft.request(name, name, evidence);
  }
}
