import type { Candidate, PlannedSettings } from '../scenario/scenario.js';
import type { ModelDraft } from './model-draft.js';

const names: Readonly<Record<keyof PlannedSettings, string>> = {
  hostPatching: 'patching.host',
  guestPatching: 'patching.guest',
  platformUpgrade: 'platform.upgrade',
};

/** Parameter of the interval of a planned job; null: it is not done. */
export function plannedPeriod(draft: ModelDraft, candidate: Candidate, job: keyof PlannedSettings): string | null {
  const setting = candidate.planned?.[job] ?? null;
  if (setting === 'none') return null;
  return setting === null
    ? `${names[job]}.period`
    : stated(draft, `${owner(draft, candidate)}planned.${names[job]}.period`, setting.everyHours);
}

export function plannedDuration(draft: ModelDraft, candidate: Candidate, job: keyof PlannedSettings): string {
  const setting = candidate.planned?.[job] ?? null;
  if (setting === null || setting === 'none') return `${names[job]}.duration`;
  return stated(draft, `${owner(draft, candidate)}planned.${names[job]}.duration`, setting.durationHours);
}

/** What the carrier of a candidate says about its own hosts keeps apart from what the candidate says. */
function owner(draft: ModelDraft, candidate: Candidate): string {
  return candidate === draft.candidate ? '' : `${candidate.id}.`;
}

function stated(draft: ModelDraft, name: string, hours: number): string {
  if (!draft.requests.some((request) => request.name === name)) {
    draft.requests.push({
      name,
      unit: 'duration',
      distribution: { kind: 'deterministic', value: hours },
      source: 'scenario',
    });
  }
  return name;
}
