import type { Correction, Fact } from './fact.js';
import { corrections, factOf, facts, nearestFact } from './facts.js';
import { nearestName } from './nearest-name.js';
import type { Parameter } from './parameter.js';
import type { ParameterDefinition } from './parameter-definition.js';
import { nearestParameter, parameterDefinition, parameterNames } from './parameters.js';
import { defaultOf } from './resolve.js';

/** What the catalog can say about a name. */
export type Explanation =
  | {
      readonly kind: 'parameter';
      readonly definition: ParameterDefinition;
      readonly standard: Parameter;
      readonly fact: Fact | null;
      readonly corrections: readonly Correction[];
    }
  | { readonly kind: 'fact'; readonly fact: Fact; readonly usedBy: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

/** Explains a parameter name or a fact id; for anything else says what was probably meant. */
export function explanation(name: string, kubernetesVersion: string | null = null): Explanation {
  const definition = parameterDefinition(name);
  if (definition) {
    const standard = defaultOf(name, { kubernetesVersion });
    const fact = definition.fact === null ? null : (factOf(definition.fact) ?? null);
    return { kind: 'parameter', definition, standard, fact, corrections: correctionsOf(definition) };
  }
  const fact = factOf(name);
  if (fact) {
    const usedBy = parameterNames.filter((parameter) => parameterDefinition(parameter)?.fact === fact.id);
    return { kind: 'fact', fact, usedBy };
  }
  const near = [nearestParameter(name), nearestFact(name)].filter((found) => found !== null);
  return { kind: 'unknown', nearest: nearestName(name, near) };
}

/** Names `explanation` knows: parameters first, then facts. */
export const explainedNames: readonly string[] = [...parameterNames, ...facts.map(({ id }) => id)];

/** Which widely repeated statement a parameter's default departs from. */
const topics: Readonly<Record<string, string>> = {
  'kubernetes.grace-period': 'node-monitor-grace-period',
  'kubernetes.detection': 'node-monitor-grace-period',
  'kubernetes.toleration': '--pod-eviction-timeout',
  'kubernetes.endpoint-sync': 'replicated stateless services',
  'kubernetes.detach-wait': 'RWO volumes',
  'kubernetes.leader-takeover': 'leader election',
  'vsphere.isolation-response': 'vSphere isolation',
  'vm-monitoring.detection': 'vSphere VM monitoring',
  'kube-vip.takeover': 'kube-vip',
  'keepalived.api-check': 'kubeadm keepalived example',
  'dockerd.time-to-restore': 'dockerd crash',
  'host.time-to-failure': 'published MTTF tables',
  'hypervisor.time-to-failure': 'published MTTF tables',
  'os.time-to-failure': 'published MTTF tables',
};

function correctionsOf(definition: ParameterDefinition): readonly Correction[] {
  return corrections.filter(({ topic }) => topic === topics[definition.name]);
}
