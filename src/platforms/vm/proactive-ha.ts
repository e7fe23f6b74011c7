import type { Delay } from '../../model/system-model.js';
import type { Candidate } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import type { Machine } from '../machines.js';
import type { ModelDraft } from '../model-draft.js';

const share = 'proactive-ha.predicted-share';

/** Hardware failures that come unannounced: all of them, unless Proactive HA empties hosts before they fail. */
export function suddenFailures(isPredicting: boolean, timeToFailure: string): Delay {
  const all = after(timeToFailure);
  return isPredicting ? { ...all, thinning: [{ parameter: share, complement: true }] } : all;
}

/**
 * Those announced: the host is emptied by live migration, like for patching, and out of use until it is repaired. It is taken
 * to last until the cluster is whole and no other host is under work, as vSphere leaves it in quarantine meanwhile.
 *
 * @param hypervisor component of a machine that is out of work meanwhile
 */
export function announcedFailures(
  draft: ModelDraft,
  { ha }: Candidate,
  hosts: readonly Machine[],
  hypervisor: (host: Machine) => string,
): void {
  if (!ha.proactive) return;
  // Each group of hosts may have times of its own.
  for (const group of new Set(hosts.map((host) => host.group))) {
    const here = hosts.filter((host) => host.group === group);
    const name = (parameter: string): string => draft.machineParameter(here[0]!, parameter);
    draft.planned.push({
      kind: 'seat',
      id: 'proactive evacuation',
      cause: 'proactive-ha',
      seats: here.map(({ id }) => id),
      components: here.map((host) => [hypervisor(host)]),
      period: { ...after(name('host.time-to-failure')), thinning: [{ parameter: share, complement: false }] },
      duration: after(name('host.time-to-restore')),
      evacuation: 'live',
    });
  }
}
