import { always, type Condition } from '../../model/system-model.js';
import type { Candidate } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import type { Machine } from '../machines.js';
import { all, type ModelDraft, mode } from '../model-draft.js';
import { networkOf, physicalLayers } from '../physical.js';
import { plannedDuration, plannedPeriod } from '../planned.js';
import { inReach, type SiteLinks } from '../sites.js';
import { announcedFailures, suddenFailures } from './proactive-ha.js';
import { vmRelocationRule } from './relocation-rule.js';
import type { RestartOrder } from './restart-order.js';

export const hypervisorOf = (machine: { readonly id: string }): string => `${machine.id} hypervisor`;

/** What serves others from the host, and not only runs on it, needs both. */
export const hostServes = (machine: { readonly id: string }): Condition =>
  all({ works: hypervisorOf(machine) }, { works: networkOf(machine) });

/** The hypervisor cluster below the VMs: hosts as seats, and the rule that restarts the VMs of a lost one. */
export function hypervisorCluster(
  draft: ModelDraft,
  candidate: Candidate,
  links: SiteLinks,
  order: RestartOrder,
): void {
  const hardware = physicalLayers(draft, (interval) => suddenFailures(candidate.ha.proactive, interval));
  draft.rules.push(vmRelocationRule(draft, candidate, order));
  for (const machine of draft.machines) {
    const works = hypervisor(draft, candidate, machine, hardware.get(machine.id)!);
    const ready = inReach(links, machine.site, hostServes(machine));
    draft.seat(machine, {
      id: machine.id,
      works,
      reached: { works: networkOf(machine) },
      ready,
      agent: works,
      movable: always,
      rack: machine.rack,
      site: machine.site,
      room: null,
    });
  }
}

function hypervisor(draft: ModelDraft, { ha }: Candidate, machine: Machine, hardware: Condition): Condition {
  const modes = [mode('hypervisor', 'hypervisor.time-to-failure', 'hypervisor.time-to-restore', 'renewed')];
  // A healthy host that misses its heartbeats is fenced: it goes down with its VMs and boots. vSphere asks the datastores
  // first, oVirt waits a minute and tries over the shell.
  if (ha.kind === 'pacemaker' || ha.kind === 'masakari')
    modes.push(mode('false-detection', 'pacemaker.false-detection.time-to-failure', 'host.boot', 'renewed'));
  return draft.component(hypervisorOf(machine), 'hypervisor', hardware, modes, machine);
}

/**
 * Hosts are emptied by live migration and patched one after another; with local disks the VMs have to stop. So are hosts
 * that announce their failure, where that is acted on.
 */
export function hypervisorPatching(draft: ModelDraft, candidate: Candidate, hosts: readonly Machine[]): void {
  for (const [job, id, cause] of [
    ['hostPatching', 'host patching', 'planned-host-patching'],
    ['platformUpgrade', 'hypervisor upgrade', 'planned-upgrade'],
  ] as const) {
    const period = plannedPeriod(draft, candidate, job);
    if (period === null) continue;
    draft.planned.push({
      kind: 'seat',
      id,
      cause,
      seats: hosts.map((host) => host.id),
      components: hosts.map((host) => [hypervisorOf(host)]),
      period: after(period),
      duration: after(plannedDuration(draft, candidate, job)),
      evacuation: candidate.storage.kind === 'local' ? 'stop' : 'live',
    });
  }
  announcedFailures(draft, candidate, hosts, hypervisorOf);
}
