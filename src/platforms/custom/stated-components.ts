import { combinationShares, combinations } from '../../model/common-cause-shares.js';
import { always, type Delay, type FailureMode } from '../../model/system-model.js';
import type { CustomCandidate, Evidence } from '../../scenario/scenario.js';
import { type ModelDraft, mode } from '../model-draft.js';
import { statedCondition } from './stated-condition.js';

type StatedComponent = CustomCandidate['components'][number];

/** Components as stated, with the crews that repair them and what makes them fail together. */
export function statedComponents(draft: ModelDraft, candidate: string, custom: CustomCandidate): void {
  for (const component of custom.components) {
    const failure = draft.request(failureOf(component.id), 'host.time-to-failure', component.timeToFailure);
    const restore = restoreTime(draft, component.id, component.timeToRestore);
    const own = { ...ownFailure(draft, component.id, failure, custom), cause: component.id };
    const crew = custom.crews.find(({ repairs }) => repairs.includes(component.id))?.id ?? null;
    const whole: FailureMode = { ...mode(own.cause, own.delay, restore, 'renewed'), ...own.only, crew };
    draft.component(component.id, 'component', always, standbyModes(draft, candidate, component, whole));
  }
  for (const { id, size, repairs, order } of custom.crews) {
    draft.crews.push({ id, size, ...(order === 'as-listed' ? { priority: repairs } : {}) });
  }
  for (const cause of custom.commonCauses) commonCauses(draft, cause);
}

const failureOf = (component: string): string => `${component}.time-to-failure`;

/** A single number is the mean of an exponential, as in textbooks; other evidence as for the repair of a host. */
function restoreTime(draft: ModelDraft, component: string, evidence: Evidence): string {
  const name = `${component}.time-to-restore`;
  if (evidence.kind !== 'value') return draft.request(name, 'host.time-to-restore', evidence);
  draft.requests.push({
    name,
    unit: 'duration',
    distribution: { kind: 'exponential', mean: evidence.value },
    source: evidence.source ?? 'scenario',
  });
  return name;
}

/** The failures a component does not share with others of its group. */
function ownFailure(draft: ModelDraft, component: string, failure: string, { commonCauses }: CustomCandidate) {
  const group = commonCauses.find(({ members }) => members.includes(component));
  if (group === undefined) return { delay: { terms: [failure] }, only: {} };
  const share = combinationShares(group.members.length, group.shares)[0]!;
  // All are shared: it never fails alone.
  if (share === 0) return { delay: { terms: [failure] }, only: { while: { any: [] } } };
  return { delay: thinned(draft, [failure], `${group.id}.share-of-1`, share), only: {} };
}

/** In use it fails at its whole rate, while it waits at a share of it, or not at all. */
function standbyModes(
  draft: ModelDraft,
  candidate: string,
  { id, standby }: StatedComponent,
  whole: FailureMode,
): FailureMode[] {
  if (standby === null) return [whole];
  const waits = statedCondition(candidate, standby.while);
  const inUse = { ...whole, while: { all: [{ not: waits }, whole.while ?? always] } };
  if (standby.dormancy === 0) return [inUse];
  const dormant = thinned(draft, whole.timeToFailure.terms, `${id}.dormancy`, standby.dormancy);
  const both = [...(whole.timeToFailure.thinning ?? []), ...(dormant.thinning ?? [])];
  const waiting = { all: [waits, whole.while ?? always] };
  return [inUse, { ...whole, timeToFailure: { ...whole.timeToFailure, thinning: both }, while: waiting }];
}

/** One event for each combination of members with a share. */
function commonCauses(draft: ModelDraft, { id, members, shares }: CustomCandidate['commonCauses'][number]): void {
  combinationShares(members.length, shares).forEach((share, i) => {
    if (i === 0 || share === 0) return;
    for (const combination of combinations(members, i + 1)) {
      draft.commonCauses.push({
        id: `${combination.join(', ')} together`,
        cause: id,
        timeToFailure: thinned(draft, [failureOf(members[0]!)], `${id}.share-of-${i + 1}`, share),
        members: combination.map((component) => ({ component, mode: 0 })),
      });
    }
  });
}

/** Only this share of the events, as a parameter of its own. */
function thinned(draft: ModelDraft, terms: readonly string[], parameter: string, share: number): Delay {
  if (!draft.requests.some(({ name }) => name === parameter)) {
    const distribution = { kind: 'deterministic', value: share } as const;
    draft.requests.push({ name: parameter, unit: 'probability', distribution, source: 'scenario' });
  }
  return { terms, thinning: [{ parameter, complement: false }] };
}
