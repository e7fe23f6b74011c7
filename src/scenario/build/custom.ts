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
    const standby = component.standby
      ? { while: component.standby.while, dormancy: component.standby.dormancy ?? 0 }
      : null;
    return timeToFailure && timeToRestore ? [{ id, timeToFailure, timeToRestore, standby }] : [];
  });
  const crews = present(written.crews).map(([id, { repairs, size, order }]) => ({
    id,
    size: size ?? 1,
    repairs,
    order: order ?? ('first-come' as const),
  }));
  const { works } = written;
  return { components, crews, commonCauses: commonCausesOf(written), works: works ?? null, chain: chainOf(written) };
}

function commonCausesOf(written: WrittenCandidate): CustomCandidate['commonCauses'] {
  return present(written['common-causes']).map(([id, { members, beta, alpha, 'greek-letters': letters }]) => ({
    id,
    members,
    shares: alpha ? { alphaFactors: alpha } : letters ? { multipleGreekLetters: letters } : { betaFactor: beta ?? 0 },
  }));
}

function chainOf({ chain }: WrittenCandidate): CustomCandidate['chain'] {
  if (!chain) return null;
  const rates = chain.rates.map(({ from, to, rate }) => ({ from, to, perHour: rate.count / rate.hours }));
  return { states: chain.states, up: chain.up, rates };
}
