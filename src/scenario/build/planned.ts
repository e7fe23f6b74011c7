import type { Candidate, PlannedJob, PlannedSettings } from '../scenario.js';
import type { WrittenCandidate } from './workloads.js';

type WrittenJob = Exclude<NonNullable<WrittenCandidate['planned']>, 'none'>['host-patching'];

const nothing: PlannedSettings = { hostPatching: 'none', guestPatching: 'none', platformUpgrade: 'none' };

/** Planned work as said; null leaves it to the catalog. */
export function plannedOf({ planned }: WrittenCandidate): Candidate['planned'] {
  if (!planned) return null;
  if (planned === 'none') return nothing;
  return {
    hostPatching: jobOf(planned['host-patching']),
    guestPatching: jobOf(planned['guest-patching']),
    platformUpgrade: jobOf(planned['platform-upgrade']),
  };
}

function jobOf(job: WrittenJob): PlannedJob {
  if (job === 'none') return 'none';
  if (typeof job?.every !== 'number' || typeof job.duration !== 'number') return null;
  return { everyHours: job.every, durationHours: job.duration };
}
