import type { LocatedMap } from '../located.js';
import { at } from '../located.js';
import type { Candidate, Evidence, Service, Workload } from '../scenario.js';
import { customOf } from './custom.js';
import { parametersOf } from './evidence.js';
import { hostGroupsOf, type Inventory, nodePoolsOf } from './hosts.js';
import { plannedOf } from './planned.js';
import { controlPlaneOf, highAvailabilityOf, ingressOf, linksOf, siteFailoverOf, storageOf } from './platform.js';
import { pricesOf } from './prices.js';
import { wordsOf } from './words.js';
import { calledFrom, externalsOf, present, servicesOf, type WrittenCandidate, workloadsOf } from './workloads.js';

/** Of the newest Kubernetes release whose defaults the catalog holds. */
const usualVersion = '1.33';

/**
 * A candidate with every default put in.
 *
 * @param written what its tree says, as the schema reads it
 * @param carrier the candidate it runs on
 * @param presets named sets of parameters, which its own overrule
 */
export function candidateOf(
  id: string,
  written: WrittenCandidate,
  tree: LocatedMap,
  carrier: Candidate | null,
  inventory: Inventory,
  presets: ReadonlyMap<string, Readonly<Record<string, Evidence>>>,
): Candidate {
  const workloads = workloadsOf(written, tree);
  const platform = written.platform ?? 'vm';
  return {
    id,
    name: wordsOf(written.name, id),
    platform,
    version: versionOf(tree) ?? (platform === 'kubernetes' ? usualVersion : null),
    runtime: written.runtime ?? 'containerd',
    images: written.images ?? 'cached',
    addOns: [...new Set(written['add-ons'] ?? [])],
    hosts: hostGroupsOf(written, tree, inventory),
    runsOn: carrier,
    nodePools: nodePoolsOf(written),
    ha: highAvailabilityOf(written),
    overcommit: { cpu: written.overcommit?.cpu ?? 1, memory: written.overcommit?.memory ?? 1 },
    controlPlane: controlPlaneOf(written),
    ingress: ingressOf(written),
    storage: carrier && !written.storage ? carrier.storage : storageOf(written, workloads),
    siteFailover: siteFailoverOf(written, tree),
    workloads: platform === 'custom' ? [] : workloads,
    external: externalsOf(written),
    services: platform === 'custom' ? customServices(written) : servicesOf(written, workloads),
    links: linksOf(written, tree),
    parameters: { ...presets.get(written.preset ?? ''), ...parametersOf(written.parameters, tree) },
    prices: pricesOf(written, carrier?.prices ?? null),
    planned: plannedOf(written),
    observed: observedOf(written),
    utilization: written.utilization
      ? { file: written.utilization.measured, columns: written.utilization.columns ?? {} }
      : null,
    custom: customOf(written, tree),
  };
}

/** As written: without quotes, 1.30 would be the number 1.3. */
function versionOf(tree: LocatedMap): string | null {
  const version = at(tree, 'version');
  return version?.kind === 'scalar' ? version.text : null;
}

/** A custom system is up or down as a whole: so is every service of it, or one called `system` when none is named. */
function customServices(written: WrittenCandidate): Service[] {
  const services = servicesOf(written, []).map((service) => ({ ...service, needs: [] }));
  return services.length > 0 ? services : [{ id: 'system', needs: [], target: null }];
}

function observedOf({ observed }: WrittenCandidate): Candidate['observed'] {
  const entries = present(observed).map(([service, { outages, columns, shortest }]) => [
    service,
    { outages, columns: columns ?? {}, shortestHours: shortest ?? 0 },
  ]);
  return Object.fromEntries(entries);
}

/** Only workloads that something in the candidate uses, and those that no candidate uses: they only take room. */
export function placedWorkloads(candidate: Candidate, usedSomewhere: ReadonlySet<string>): readonly Workload[] {
  const used = usedIn(candidate);
  return candidate.workloads.filter(({ id }) => used.has(id) || !usedSomewhere.has(id));
}

/** Ids a candidate's services need, and what these call, optional calls included. */
export function usedIn(candidate: Candidate): ReadonlySet<string> {
  const needs = candidate.services.flatMap((service) => service.needs);
  return new Set(calledFrom(needs, candidate.workloads, true));
}
