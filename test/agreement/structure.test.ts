import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/catalog/parameter.js';
import { parameterDefinition } from '../../src/catalog/parameters.js';
import { isKnown } from '../../src/evaluation/figure.js';
import { chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { compiledNet } from '../../src/model/compile.js';
import type { Blueprint } from '../../src/platforms/blueprint.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { structuralRecord } from '../../src/study/structural-floor.js';
import { shippedCandidates } from './scenarios.js';

/**
 * The candidates whose dynamics reduce to the structure function. Of the others, a lost quorum or site keeps pods where
 * they were, which instant failover does not bring back: there the structure is a floor only.
 */
const reducing = new Set([
  'vm-versus-kubernetes.yaml: vsphere',
  'vm-versus-kubernetes.yaml: kubernetes',
  'vm-versus-kubernetes.yaml: kubernetes-external-etcd',
  'microservices.yaml: monolith-on-vms',
  'measured-cluster.yaml: as-is',
]);

/** Instant and perfect: no timer or step takes time, every failover is covered, nothing is suspected falsely or left isolated. */
function instantAndPerfect(parameters: ReadonlyMap<string, Parameter>, blueprint: Blueprint): Map<string, Parameter> {
  const requested = new Map(
    blueprint.requests.map((request) => [request.name, 'like' in request ? request.like : null]),
  );
  const valued = (parameter: Parameter, value: number): Parameter => ({
    ...parameter,
    distribution: { kind: 'deterministic', value },
  });
  return new Map(
    [...parameters].map(([name, parameter]) => {
      const role = parameterDefinition(requested.get(name) ?? name)?.role;
      if (name.includes('false-detection.time-to-failure')) return [name, valued(parameter, 1e12)];
      if (name.includes('coverage')) return [name, valued(parameter, 1)];
      return [name, role === 'timer' || role === 'step' ? valued(parameter, 0) : parameter];
    }),
  );
}

const cases = await shippedCandidates();

describe('with instant, perfect failover and no planned work', () => {
  it.each(cases)('the structure function is the floor of %s: %s', (file, id, candidate, estimates) => {
    const { blueprint, parameters } = candidateModel(candidate, estimates);
    const model = {
      ...blueprint.model,
      plannedWorks: [],
      relocationRules: blueprint.model.relocationRules.map((rule) => ({ ...rule, whenIsolated: 'as-lost' as const })),
    };
    const net = compiledNet(model);
    const table = instantAndPerfect(parameters, blueprint);
    const { services } = chainFigures(
      exploredChain(net, table, { relativeBound: 0.02, maximumStates: 10_000 }),
      net,
      table,
    );
    services.forEach(({ unavailability }, s) => {
      const { structuralFloor } = structuralRecord(model, model.services[s]!.id, table);
      const floor = isKnown(structuralFloor) ? structuralFloor.value : Number.NaN;
      // A thousandth: what a delay of a millisecond, which stands for none, and the control plane's own gates add.
      expect(unavailability.high).toBeGreaterThan(floor * 0.999);
      if (reducing.has(`${file}: ${id}`)) expect(unavailability.low).toBeLessThan(floor * 1.001);
    });
  });
});
