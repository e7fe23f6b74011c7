import { always, type Condition, type Delay } from '../model/system-model.js';
import { after } from './blueprint.js';
import { byRack, type Machine, switchesOf } from './machines.js';
import { all, type ModelDraft, mode } from './model-draft.js';

/**
 * Sites, racks, hosts and their network as components, the same on every platform. Returns what each machine needs to run.
 *
 * @param hardwareFailures by the parameter of their interval; left out: all there are
 */
export function physicalLayers(
  draft: ModelDraft,
  hardwareFailures: (timeToFailure: string) => Delay = after,
): ReadonlyMap<string, Condition> {
  const hardware = new Map<string, Condition>();
  const sites = [...new Set(draft.machines.map((machine) => machine.site))];
  for (const site of sites) {
    const id = siteComponent(draft, site);
    const here = draft.machines.filter((machine) => machine.site === site);
    for (const [rack, machines] of byRack(here)) {
      const switches = Math.max(...machines.map((machine) => machine.switches));
      draft.component(rack, 'rack', { works: id }, [
        mode('rack', rackLosses(switches > 0), 'rack.time-to-restore', 'calendar'),
      ]);
      const wired = topOfRack(draft, rack, switches);
      for (const machine of machines) hardware.set(machine.id, hostHardware(draft, machine, wired, hardwareFailures));
    }
  }
  return hardware;
}

/** One site's loss is part of every figure: all candidates stand in one. Returns the component's id. */
export function siteComponent(draft: ModelDraft, site: string): string {
  const id = site === '' ? 'site' : `site ${site}`;
  draft.component(id, 'site', always, [mode('site', 'site.time-to-failure', 'site.time-to-restore', 'calendar')]);
  return id;
}

/** Losses of racks, as they are counted, include those by their switch: these are taken off where it is followed apart. */
function rackLosses(hasSwitches: boolean): Delay {
  const losses = after('rack.time-to-failure');
  return hasSwitches ? { ...losses, thinning: [{ parameter: 'rack.switch-share', complement: true }] } : losses;
}

/** The switches of a rack, any of which connects its hosts; what runs on them does not stop without. */
function topOfRack(draft: ModelDraft, rack: string, count: number): Condition {
  if (count === 0) return always;
  const switches = switchesOf(rack, count).map((id) =>
    draft.component(id, 'switch', { works: rack }, [
      mode('switch', 'tor-switch.time-to-failure', 'tor-switch.time-to-restore', 'calendar'),
    ]),
  );
  return switches.length === 1 ? switches[0]! : { any: switches };
}

function hostHardware(
  draft: ModelDraft,
  machine: Machine,
  wired: Condition,
  failures: (timeToFailure: string) => Delay,
): Condition {
  const name = (parameter: string): string => draft.machineParameter(machine, parameter);
  const hardware = draft.component(
    `${machine.id} hardware`,
    'hardware',
    { works: machine.rack },
    [mode('host-hardware', failures(name('host.time-to-failure')), name('host.time-to-restore'), 'calendar')],
    machine,
  );
  draft.component(
    networkOf(machine),
    'host-network',
    all(hardware, ...(wired === always ? [] : [wired])),
    [mode('host-network', name('host-network.time-to-failure'), name('host-network.time-to-restore'), 'operating')],
    machine,
  );
  return hardware;
}

/** All network paths of a machine: lost, it is isolated; what runs on it runs on and serves nobody. */
export const networkOf = (machine: { readonly id: string }): string => `${machine.id} network`;
