import { hoursPerYear } from '../maths/calendar-hours.js';
import { delayMean } from '../model/delay.js';
import type { CandidateModel } from './candidate-model.js';
import { structureSolution } from './structural-floor.js';

/** More seats than these are not looked at together: the diagram grows with their number times those that may be lost. */
const mostSeats = 400;

/**
 * How often in a year hosts are lost, one or a rack of them, and what sat on them finds no room elsewhere. Room is there while no more hosts are down than the placement tolerates, whichever they are. Hosts fail and are repaired
 * on their own, so who is down at a loss is a matter of the structure function: P(too many down | c down), weighted by how
 * often each part c that takes hosts along fails (arrivals see time averages). Sites are taken to stand.
 *
 * @returns null where instances do not sit on machines, do not fit to begin with, or parts are not independent
 */
export function lossesWithoutRoom({ blueprint, parameters }: CandidateModel): number | null {
  const { model, placement } = blueprint;
  const { toleratedHostLosses: tolerated } = placement;
  const seats = model.seats.map(({ works }) => works);
  const isVirtual = seats.some((works) => JSON.stringify(works).includes('instanceRuns'));
  if (isVirtual || seats.length === 0 || seats.length > mostSeats || tolerated < 0) return null;
  const room = { atLeast: Math.max(0, seats.length - tolerated), of: seats };
  const whole = structureSolution(model, 'room', room, parameters);
  if (whole === null) return null;
  const kinds = new Map(model.components.map(({ id, kind }) => [id, kind]));
  const sites = whole.diagram.events.filter((event) => kinds.get(event) === 'site');
  const standing = whole.withBasicEvents(Object.fromEntries(sites.map((site) => [site, 0])));
  let full = 0;
  for (const { event, birnbaumImportance } of standing.importance) {
    const component = model.components.find(({ id }) => id === event);
    // What no host hangs on has no importance.
    if (component === undefined || component.kind === 'site' || birnbaumImportance === 0) continue;
    const rates = component.modes.map(({ timeToFailure }) => 1 / delayMean(timeToFailure, parameters));
    const rate = rates.reduce((sum, one) => sum + one, 0);
    const down = downShare(
      component.modes.map(({ timeToRestore }) => delayMean(timeToRestore, parameters)),
      rates,
    );
    // P(top | c down) = P(top) + (1 − P(c down)) × Birnbaum importance.
    full += rate * (standing.probability + (1 - down) * birnbaumImportance);
  }
  return full * hoursPerYear;
}

/** Of competing failure modes, one repaired at a time. */
function downShare(restores: readonly number[], rates: readonly number[]): number {
  const load = restores.reduce((sum, restore, i) => sum + restore * rates[i]!, 0);
  return load / (1 + load);
}
