import { always, type Condition } from '../model/system-model.js';
import type { Storage } from '../scenario/scenario.js';
import { after } from './blueprint.js';
import type { Machine } from './machines.js';
import { all, type ModelDraft, mode } from './model-draft.js';

/**
 * What instances with attached storage need. An array: itself and one of its controllers, with a pause at a failover.
 * Replicated: a majority of copies on machines of different racks, with a pause until a lost copy is left out.
 * Local: nothing beyond the host. Returns the condition while input and output flow.
 */
export function storageCondition(
  draft: ModelDraft,
  storage: Storage,
  machines: readonly Machine[],
  works: (machine: Machine) => Condition,
): Condition {
  if (storage.kind === 'local') return always;
  return storage.kind === 'array' ? array(draft, storage) : replicated(draft, storage, machines, works);
}

function array(draft: ModelDraft, storage: Storage): Condition {
  const whole = draft.component('array', 'array', always, [
    mode('storage', 'array.time-to-failure', 'array.time-to-restore', 'calendar'),
  ]);
  const controllers = Array.from({ length: Math.max(1, storage.controllers) }, (_, i) =>
    draft.component(`array controller ${i + 1}`, 'array-controller', always, [
      mode('storage', 'array.controller.time-to-failure', 'array.controller.time-to-restore', 'calendar'),
    ]),
  );
  const serves = draft.group(
    {
      id: 'array controllers',
      cause: 'storage',
      members: controllers,
      takeover: after('array.failover'),
      coverageFactor: null,
      manualRecovery: null,
    },
    [],
  );
  return all(whole, serves);
}

function replicated(
  draft: ModelDraft,
  storage: Storage,
  machines: readonly Machine[],
  works: (machine: Machine) => Condition,
): Condition {
  const count = Object.values(storage.copies).reduce((sum, n) => sum + n, 0);
  const holders = spreadOverRacks(machines, count);
  const copies = holders.map((machine, i) => {
    draft.mark(machine, `copy of ${count}`);
    const id = `storage copy ${i + 1}`;
    return draft.component(
      id,
      'storage-copy',
      works(machine),
      [mode('storage', 'storage-copy.time-to-failure', 'storage-copy.time-to-restore', 'calendar')],
      machine,
    );
  });
  const serves = draft.group(
    {
      id: 'storage copies',
      cause: 'storage',
      members: copies,
      takeover: after('storage.detection'),
      coverageFactor: null,
      manualRecovery: null,
    },
    holders,
  );
  // Two synchronous copies serve with one left; three or more need a majority (the usual minimum size).
  const minimum = copies.length <= 2 ? 1 : Math.floor(copies.length / 2) + 1;
  return all(serves, { atLeast: minimum, of: copies });
}

/** One machine after another, from the rack that has the fewest chosen so far. */
export function spreadOverRacks(machines: readonly Machine[], count: number): Machine[] {
  const chosen: Machine[] = [];
  const inRack = (rack: string): number => chosen.filter((machine) => machine.rack === rack).length;
  while (chosen.length < Math.min(count, machines.length)) {
    const rest = machines.filter((machine) => !chosen.includes(machine));
    chosen.push(rest.reduce((best, machine) => (inRack(machine.rack) < inRack(best.rack) ? machine : best)));
  }
  return chosen;
}
