import type { Parameter } from '../catalog/parameter.js';
import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import { compiledNet } from '../model/compile.js';
import { type CompiledNet, NetRun } from '../model/compiled-net.js';
import { reducedModel } from '../model/reduced-model.js';
import type { SystemModel } from '../model/system-model.js';
import type { Blueprint } from '../platforms/blueprint.js';
import { blueprintOf } from '../platforms/blueprint-of.js';
import type { Candidate } from '../scenario/scenario.js';
import { candidateParameters } from './candidate-parameters.js';
import { eventsPerYear } from './events-per-year.js';
import { StudyError } from './study-options.js';

/** Hosts like each other and without instances that the chain keeps in each rack. */
const spareHosts = 2;

/** A candidate ready to be solved. */
export interface CandidateModel {
  readonly candidate: Candidate;
  readonly blueprint: Blueprint;
  /** What the chain is explored from: without the hosts that the services cannot feel. */
  readonly net: CompiledNet;
  /** Number of those hosts; the simulation has them all. */
  readonly leftOutHosts: number;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly eventsPerYear: Readonly<Record<string, number>>;
}

export function candidateModel(
  candidate: Candidate,
  estimates: ReadonlyMap<string, ParameterEstimate>,
): CandidateModel {
  const blueprint = blueprintOf(candidate);
  refuseUnplaced(candidate.id, blueprint.model);
  refuseCrowded(candidate, blueprint);
  const whole = compiledNet(blueprint.model);
  refuseDown(candidate.id, whole);
  const { model, leftOut } = reducedModel(blueprint.model, spareHosts);
  const parameters = candidateParameters(candidate, blueprint, whole, estimates);
  return {
    candidate,
    blueprint,
    net: leftOut === 0 ? whole : compiledNet(model),
    leftOutHosts: leftOut,
    parameters,
    eventsPerYear: eventsPerYear(whole, parameters),
  };
}

function refuseUnplaced(candidate: string, { workloads }: SystemModel): void {
  for (const { id, instances, layout } of workloads) {
    if (layout.length >= instances) continue;
    throw new StudyError(
      `candidate ${candidate}: expected room for ${instances} instances of ${id}, found room for ${layout.length}: add hosts, or ask for less`,
    );
  }
}

/** Cluster nodes that find no host would be missing in the model without a word. */
function refuseCrowded({ id, runsOn, nodePools }: Candidate, { placement }: Blueprint): void {
  if (runsOn === null || placement.toleratedHostLosses >= 0) return;
  const nodes = nodePools.reduce((sum, { count }) => sum + count, 0);
  const { heuristic } = placement.hostsNeeded;
  const found = `found ${placement.hosts}${heuristic === null ? '' : `; they need ${heuristic} with the failover reserve`}`;
  throw new StudyError(
    `candidate ${id}: expected room for its ${nodes} cluster nodes on the hosts of ${runsOn.id}, ${found}: add hosts, or smaller nodes`,
  );
}

function refuseDown(candidate: string, net: CompiledNet): void {
  const run = new NetRun(net, { among: () => 0, happens: () => true });
  const down = net.services.find(({ upGate }) => !run.holds(upGate));
  if (down === undefined) return;
  throw new StudyError(`candidate ${candidate}: ${down.id} is down while everything works: check what it needs`);
}
