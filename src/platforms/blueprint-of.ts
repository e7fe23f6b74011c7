import type { Candidate } from '../scenario/scenario.js';
import type { Blueprint } from './blueprint.js';
import { customCandidate } from './custom/custom-candidate.js';
import { kubernetesCandidate } from './kubernetes/kubernetes-candidate.js';
import { vmCandidate } from './vm/vm-candidate.js';

/**
 * What the candidate's platform makes of it. Cost: instances × seats for the layout, else linear in its parts.
 * Throws one line for a custom candidate without components or chain.
 */
export function blueprintOf(candidate: Candidate): Blueprint {
  switch (candidate.platform) {
    case 'vm':
      return vmCandidate(candidate);
    case 'kubernetes':
      return kubernetesCandidate(candidate);
    case 'custom':
      return customCandidate(candidate);
  }
}
