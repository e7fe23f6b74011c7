import { at, type LocatedMap } from '../located.js';
import type { CustomCandidate } from '../scenario.js';
import { evidenceAt } from './evidence.js';
import { present, type WrittenCandidate } from './workloads.js';

/** A textbook system as said: components with an expression, or a chain. */
export function customOf(written: WrittenCandidate, tree: LocatedMap): CustomCandidate | null {
  if (written.platform !== 'custom') return null;
  const components = present(written.components).flatMap(([id, component]) => {
    const here = at(tree, 'components', id);
    const timeToFailure = evidenceAt(component['time-to-failure'], here, 'time-to-failure');
    const timeToRestore = evidenceAt(component['time-to-restore'], here, 'time-to-restore');
    return timeToFailure && timeToRestore ? [{ id, timeToFailure, timeToRestore }] : [];
  });
  return { components, works: written.works ?? null, chain: chainOf(written) };
}

function chainOf({ chain }: WrittenCandidate): CustomCandidate['chain'] {
  if (!chain) return null;
  const rates = chain.rates.map(({ from, to, rate }) => ({ from, to, perHour: rate.count / rate.hours }));
  return { states: chain.states, up: chain.up, rates };
}
