import type { RoleRecord } from '../evaluation/evaluation.js';
import { blueprintOf } from '../platforms/blueprint-of.js';
import type { Candidate } from '../scenario/scenario.js';

/** Which machines of a candidate play which part; nothing is solved. Empty for a system without machines. */
export function candidateDeployment(candidate: Candidate): readonly RoleRecord[] {
  return blueprintOf(candidate).deployment;
}
