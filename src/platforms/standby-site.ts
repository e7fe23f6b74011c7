import type { Condition, ServiceModel } from '../model/system-model.js';
import type { Candidate } from '../scenario/scenario.js';
import { after } from './blueprint.js';
import type { Machine } from './machines.js';
import { all, type ModelDraft } from './model-draft.js';

/** Which site works and which waits; null: no standby site. */
export interface StandbySites {
  readonly primary: string;
  readonly standby: string;
}

/** The site the storage stands in is the primary one, the site its copy goes to the standby. */
export function standbySites(candidate: Candidate, machines: readonly Machine[]): StandbySites | null {
  if (candidate.siteFailover === null) return null;
  const sites = [...new Set(machines.map((machine) => machine.site))];
  const primary = candidate.storage.at ?? sites[0];
  const standby = candidate.storage.copyTo ?? sites.find((site) => site !== primary);
  return primary === undefined || standby === undefined ? null : { primary, standby };
}

/**
 * People move the services to the standby site when the primary one or its storage is lost, and back when it returns.
 * A failover that does not succeed waits for the primary. Over there everything is taken to be served by one whole:
 * hosts of the standby site do not fail one by one. Returns: served from over there.
 */
export function standbyServes(
  draft: ModelDraft,
  candidate: Candidate,
  { standby }: StandbySites,
  primaryServes: Condition,
): Condition {
  const { decide, act, succeeds } = candidate.siteFailover!;
  draft.request('site-failover.decide', 'operator-error.time-to-restore', decide);
  draft.request('site-failover.act', 'operator-error.time-to-restore', act);
  draft.requests.push({
    name: 'site-failover.succeeds',
    unit: 'probability',
    distribution: { kind: 'deterministic', value: succeeds },
    source: 'scenario',
  });
  const over: Condition = all({ works: `site ${standby}` }, { not: primaryServes });
  const switched = draft.group(
    {
      id: 'site failover',
      cause: 'site',
      members: [primaryServes, over],
      takeover: after('site-failover.decide', 'site-failover.act'),
      coverageFactor: 'site-failover.succeeds',
      manualRecovery: after('site.time-to-restore'),
    },
    [],
  );
  return all(over, switched);
}

/** The service is up at home or over there; over there all of its requests are served. */
export function withStandby(service: ServiceModel, over: Condition): ServiceModel {
  const up: Condition = { any: [service.up, over] };
  return { ...service, up, gate: up, workloads: [], upSet: [...service.upSet, 'standby-site'] };
}
