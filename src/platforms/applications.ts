import { hoursPerYear } from '../maths/calendar-hours.js';
import type { Delay, InstanceMode, WorkloadModel } from '../model/system-model.js';
import type { Candidate, Workload } from '../scenario/scenario.js';
import { after } from './blueprint.js';
import type { ModelDraft } from './model-draft.js';

/** How a platform brings a failed application process back; everything else about applications is the same on all. */
export interface ProcessRecovery {
  /** Restart of a crashed process, the application's own start apart. */
  readonly restart: string;
  readonly hangDetection: string;
  /** What is left of the wait for the next restart when a fault that persisted is mended. */
  readonly retryWait: string;
  /** Restart in place needs the seat's agent (kubelet, runtime). */
  readonly needsAgent: boolean;
  /** Faults of what surrounds the process and moves with it (the guest operating system). */
  readonly surroundings: readonly InstanceMode[];
}

/** Failure modes of one workload's instances: crash, hang, failing release, and what is shared by all its replicas. */
export function applicationModes(
  draft: ModelDraft,
  workload: Workload,
  recovery: ProcessRecovery,
): Pick<WorkloadModel, 'modes' | 'commonCauses'> {
  const name = (parameter: string): string => draft.workloadParameter(workload, parameter);
  const start = draft.startOf(workload);
  const restart = after(recovery.restart, start);
  const beta = 'workload.common-cause-beta';
  const shared = workload.instances > 1;
  const persists = hasPersistentFaults(draft.candidate, workload);
  const crash = (isOne: boolean, isPersistent = false): Delay => {
    const thinning = [
      ...(shared ? [{ parameter: name(beta), complement: isOne }] : []),
      ...(persists ? [{ parameter: name('app.persistent-share'), complement: !isPersistent }] : []),
    ];
    return { terms: [name('app.time-to-failure')], ...(thinning.length > 0 ? { thinning } : {}) };
  };
  const modes: InstanceMode[] = [
    { cause: 'application-crash', timeToFailure: crash(true), timeToRestore: restart, needsAgent: recovery.needsAgent },
    {
      cause: 'application-hang',
      timeToFailure: after(name('app.hang-time-to-failure')),
      timeToRestore: after(recovery.hangDetection, recovery.restart, start),
      needsAgent: recovery.needsAgent,
    },
    ...recovery.surroundings,
  ];
  const commonCauses: { cause: string; timeToFailure: Delay; mode: number }[] = [];
  if (shared) commonCauses.push({ cause: 'workload-common-cause', timeToFailure: crash(false), mode: 0 });
  if (persists) {
    const mended = {
      cause: 'persistent-fault',
      timeToRestore: after(name('app.persistent-fault-lasts'), recovery.retryWait, start),
      needsAgent: recovery.needsAgent,
    };
    modes.push({ ...mended, timeToFailure: crash(true, true) });
    // Shared by all replicas it is mended for all of them at once.
    if (shared) {
      commonCauses.push({ cause: 'persistent-fault', timeToFailure: crash(false, true), mode: modes.length });
      modes.push({ ...mended, timeToFailure: null, together: true });
    }
  }
  const release = failingRelease(draft, workload, start);
  if (release !== null) {
    modes.push({ ...release.mode, needsAgent: recovery.needsAgent });
    commonCauses.push({ cause: 'release', timeToFailure: release.interval, mode: modes.length - 1 });
  }
  return { modes, commonCauses };
}

/** Some crashes come again with every restart until their cause is mended: only where the scenario says how many. */
export function hasPersistentFaults(candidate: Candidate, { parameters }: Workload): boolean {
  const name = 'app.persistent-share';
  const stated = parameters[name] ?? candidate.parameters[name];
  return stated !== undefined && !(stated.kind === 'value' && stated.value === 0);
}

/** Releases that fail and are not stopped after the first batch reach all instances until they are rolled back. */
function failingRelease(
  draft: ModelDraft,
  workload: Workload,
  start: string,
): { interval: Delay; mode: Omit<InstanceMode, 'needsAgent'> } | null {
  if (workload.releases === null) return null;
  const period = `${workload.id}.release-period`;
  const failing = `${workload.id}.release-failing`;
  draft.requests.push(
    {
      name: period,
      unit: 'duration',
      distribution: { kind: 'deterministic', value: workload.releases.everyHours },
      source: 'scenario',
    },
    {
      name: failing,
      unit: 'probability',
      distribution: { kind: 'deterministic', value: workload.releases.failing },
      source: 'scenario',
    },
  );
  const stopped = { parameter: 'release.coverage-factor', complement: true };
  const thinning = [{ parameter: failing, complement: false }];
  // Failing releases come at some of the regular ones: as rare events their times are spread like a Poisson process.
  const interval = { terms: [period], thinning: workload.instances > 1 ? [...thinning, stopped] : thinning };
  const timeToRestore = after('release.rollback', start);
  return { interval, mode: { cause: 'release', timeToFailure: null, timeToRestore, together: true } };
}

/** How often the workload's layout is made even again: with its next release, else as the platform does. */
export function releasePeriod(workload: Workload): string | null {
  return workload.releases === null ? null : `${workload.id}.release-period`;
}

/** A virtual address or external thing the scenario only knows by availability and outage rate. */
export function externals(draft: ModelDraft, candidate: Candidate): void {
  for (const external of candidate.external) {
    const cycle = hoursPerYear / external.outagesPerYear;
    const down = cycle * (1 - external.availability);
    const request = (name: string, mean: number): string => {
      const full = `${external.id}.${name}`;
      draft.requests.push({
        name: full,
        unit: 'duration',
        distribution: { kind: 'exponential', mean },
        source: `scenario: ${external.id}`,
      });
      return full;
    };
    draft.component(`external ${external.id}`, 'external', { all: [] }, [
      {
        cause: 'external',
        timeToFailure: after(request('time-to-failure', cycle - down)),
        timeToRestore: after(request('time-to-restore', down)),
        ageing: 'calendar',
        crew: null,
      },
    ]);
  }
}

/** Workload ids a candidate places: those its services need, all the way down, then those in no service. */
export function placedWorkloads(candidate: Candidate): { served: Workload[]; background: Workload[] } {
  const needed = new Set(candidate.services.flatMap((service) => service.needs));
  const called = new Set(candidate.workloads.flatMap((workload) => workload.calls.map((call) => call.workload)));
  const optional = candidate.workloads.filter((w) => !needed.has(w.id) && isCalledFrom(candidate, needed, w.id));
  const served = candidate.workloads.filter((workload) => needed.has(workload.id));
  const namedByAny = new Set([...called, ...needed]);
  const background = candidate.workloads.filter((workload) => !namedByAny.has(workload.id));
  return { served, background: [...optional, ...background] };
}

/** Reached by calls, required or optional, from what the services need. */
function isCalledFrom(candidate: Candidate, needed: ReadonlySet<string>, id: string): boolean {
  const seen = new Set(needed);
  const queue = [...needed];
  for (let i = 0; i < queue.length; i++) {
    for (const call of candidate.workloads.find((w) => w.id === queue[i])?.calls ?? []) {
      if (seen.has(call.workload)) continue;
      seen.add(call.workload);
      queue.push(call.workload);
    }
  }
  return seen.has(id);
}
