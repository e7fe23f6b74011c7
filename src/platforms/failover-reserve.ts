import type { HighAvailability } from '../scenario/scenario.js';

type Reserve = HighAvailability['reserve'];

/** What admission control keeps free, in hosts' worth of capacity: a share need not be whole hosts. */
export function reservedWorth(reserve: Reserve, hosts: number): number {
  if (reserve.kind === 'hosts') return reserve.hosts;
  return reserve.kind === 'share' ? reserve.share * hosts : 0;
}

/** The same in whole hosts, for what is counted by them: what may be lost and still be restarted has to fit on the rest. */
export function reservedHosts(reserve: Reserve, hosts: number): number {
  // A billionth covers the rounding of the product: a third of three hosts is one.
  return Math.ceil(reservedWorth(reserve, hosts) - 1e-9);
}
