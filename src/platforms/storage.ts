import { always, type Condition } from '../model/system-model.js';
import type { Storage } from '../scenario/scenario.js';
import { after } from './blueprint.js';
import { lastingLoss } from './lasting.js';
import { type Place, spreadOverRacks } from './machines.js';
import { all, type ModelDraft, mode } from './model-draft.js';
import { inReach, type SiteLinks } from './sites.js';

/** Storage as instances see it. */
export interface StorageConditions {
  /** Enough of it is there. Its loss stops what needs it; that restarts when it is back. */
  readonly present: Condition;
  /** Input and output flow. A pause (a failover) stops nothing, but who writes waits. */
  readonly flows: Condition;
}

export const noStorage: StorageConditions = { present: always, flows: always };

/**
 * An array: itself and one of its controllers, with a pause at a failover. Replicated: a majority of copies in different
 * racks, with a pause until a lost copy is left out. Local: nothing beyond the host.
 */
export function storageConditions(
  draft: ModelDraft,
  storage: Storage,
  places: readonly Place[],
  works: (place: Place) => Condition,
  links: SiteLinks,
): StorageConditions {
  if (storage.kind === 'local') return noStorage;
  return storage.kind === 'array' ? array(draft, storage) : replicated(draft, storage, places, works, links);
}

function array(draft: ModelDraft, storage: Storage): StorageConditions {
  const standsIn: Condition = storage.at === null ? always : { works: `site ${storage.at}` };
  const whole = draft.component('array', 'array', standsIn, [
    mode('storage', 'array.time-to-failure', 'array.time-to-restore', 'calendar'),
  ]);
  const controllers = Array.from({ length: Math.max(1, storage.controllers) }, (_, i) =>
    draft.component(`array controller ${i + 1}`, 'array-controller', always, [
      mode('storage', 'array.controller.time-to-failure', 'array.controller.time-to-restore', 'calendar'),
    ]),
  );
  if (controllers.length === 1) return { present: all(whole, ...controllers), flows: always };
  const flows = draft.group(
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
  return { present: all(whole, { any: controllers }), flows };
}

function replicated(
  draft: ModelDraft,
  storage: Storage,
  places: readonly Place[],
  works: (place: Place) => Condition,
  links: SiteLinks,
): StorageConditions {
  const holders = Object.entries(storage.copies).flatMap(([site, count]) =>
    spreadOverRacks(site === '' ? places : places.filter((place) => place.site === site), count),
  );
  const copies = holders.map((place, i) => {
    draft.mark(place, `copy of ${holders.length}`);
    const copy = draft.component(
      `storage copy ${i + 1}`,
      'storage-copy',
      works(place),
      [mode('storage', 'storage-copy.time-to-failure', 'storage-copy.time-to-restore', 'calendar')],
      place,
    );
    return inReach(links, place.site, copy);
  });
  if (copies.length < 2) return { present: all(...copies), flows: always };
  // Writes go to every copy: whichever is lost, they wait until it is left out.
  const { justLost } = lastingLoss(draft, 'storage copies', 'storage', all(...copies), 'storage.detection');
  // Two synchronous copies serve with one left; three or more need a majority (the usual minimum size).
  const minimum = copies.length <= 2 ? 1 : Math.floor(copies.length / 2) + 1;
  return { present: { atLeast: minimum, of: copies }, flows: { not: justLost } };
}
