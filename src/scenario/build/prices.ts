import type { Prices } from '../scenario.js';
import { present, type WrittenCandidate } from './workloads.js';

/** Prices as said; of a candidate that runs on another, licences are those of the other unless said again. */
export function pricesOf({ prices }: WrittenCandidate, carrier: Prices | null): Prices {
  return {
    currency: prices?.currency ?? null,
    hostPerYear: prices?.host ?? null,
    energyPerKWh: prices?.energy ?? null,
    licencesPerCorePerYear: prices?.licences ?? carrier?.licencesPerCorePerYear ?? null,
    downtimePerHour: Object.fromEntries(present(prices?.downtime)),
  };
}
