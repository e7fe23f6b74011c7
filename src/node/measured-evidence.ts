import type { ParameterRole } from '../catalog/parameter-definition.js';
import { parameterDefinition } from '../catalog/parameters.js';
import type { Candidate, Evidence, Scenario } from '../scenario/scenario.js';

type Measured = Evidence & { readonly kind: 'measured' };

/** One place of a scenario that says a parameter is measured. */
export interface MeasuredEvidence {
  /** Name under which the model asks for it: the catalog's, or that of one workload, host group or link. */
  readonly parameter: string;
  /** Catalog name it is like; null: a component of a custom candidate, about which the catalog knows nothing. */
  readonly like: string | null;
  readonly role: ParameterRole;
  readonly evidence: Measured;
}

/**
 * Every measured parameter of a scenario under the name its model asks for: `checkout.start`, `group-2.host.boot`,
 * `north-south.time-to-failure`, `site-failover.decide`. The same thing said by several candidates comes once for each;
 * hosts of a candidate that another runs on included.
 */
export function measuredEvidence(scenario: Pick<Scenario, 'candidates'>): MeasuredEvidence[] {
  return scenario.candidates.flatMap(ofCandidate);
}

function ofCandidate(candidate: Candidate): MeasuredEvidence[] {
  const found: MeasuredEvidence[] = [];
  const say = (parameter: string, like: string, evidence: Evidence | null | undefined) => {
    if (evidence?.kind === 'measured') found.push({ parameter, like, role: roleOf(like), evidence });
  };
  const sayAll = (owner: string, parameters: Readonly<Record<string, Evidence>>) => {
    for (const [name, evidence] of Object.entries(parameters)) say(`${owner}${name}`, name, evidence);
  };
  sayAll('', candidate.parameters);
  candidate.hosts.forEach(({ parameters }, index) => {
    sayAll(`group-${index + 1}.`, parameters);
  });
  for (const { id, start, parameters } of candidate.workloads) {
    sayAll(`${id}.`, parameters);
    say(`${id}.start`, 'app.start', start);
  }
  for (const { id, timeToFailure, timeToRestore } of candidate.links) {
    say(`${id}.time-to-failure`, 'link.time-to-failure', timeToFailure);
    say(`${id}.time-to-restore`, 'link.time-to-restore', timeToRestore);
  }
  say('site-failover.decide', 'failover.manual-recovery', candidate.siteFailover?.decide);
  say('site-failover.act', 'failover.manual-recovery', candidate.siteFailover?.act);
  const carrier = candidate.runsOn === null ? [] : ofCandidate(candidate.runsOn);
  return [...found, ...ofCustom(candidate), ...carrier];
}

function ofCustom({ custom }: Candidate): MeasuredEvidence[] {
  return (custom?.components ?? []).flatMap(({ id, timeToFailure, timeToRestore }) => {
    const times = { 'time-to-failure': timeToFailure, 'time-to-restore': timeToRestore } as const;
    return (['time-to-failure', 'time-to-restore'] as const).flatMap((role): MeasuredEvidence[] => {
      const evidence = times[role];
      return evidence.kind === 'measured' ? [{ parameter: `${id}.${role}`, like: null, role, evidence }] : [];
    });
  });
}

function roleOf(name: string): ParameterRole {
  return parameterDefinition(name)?.role ?? 'step';
}
