import type { HostRecord, OccupantRecord, TopologyRecord } from '../evaluation/topology.js';
import { byRack, type Machine } from './machines.js';

/** The nested failure domains with what sits on each machine, as the report draws them. */
export function topologyRecord(
  machines: readonly Machine[],
  role: (machine: Machine) => string,
  holds: (machine: Machine) => readonly OccupantRecord[],
  shared: TopologyRecord['shared'],
): TopologyRecord {
  const sites = [...new Set(machines.map((machine) => machine.site))];
  const host = (machine: Machine): HostRecord => ({
    id: machine.id,
    role: role(machine),
    cpu: machine.cpu,
    memoryGiB: machine.memoryGiB,
    holds: holds(machine),
  });
  return {
    sites: sites.map((site) => ({
      id: site,
      racks: [...byRack(machines.filter((machine) => machine.site === site))].map(([id, inRack]) => ({
        id,
        hosts: inRack.map(host),
      })),
    })),
    shared,
  };
}

/** One occupant per placed instance of the workloads on a seat. */
export function occupants(
  seatsOf: ReadonlyMap<string, readonly string[]>,
  seat: string,
  kind: 'vm' | 'pod',
): OccupantRecord[] {
  return [...seatsOf].flatMap(([workload, seats]) =>
    seats.flatMap((at, i) => (at === seat ? [{ id: `${workload}-${i + 1}`, kind, workload, nested: [] }] : [])),
  );
}

/** Entry point and storage beside the hosts. */
export function sharedRecords(
  ingress: { kind: string; members: number; vip: string },
  storage: { kind: string; controllers: number; copies: Readonly<Record<string, number>> },
): TopologyRecord['shared'] {
  const shared: { id: string; kind: string; label: string }[] = [];
  if (ingress.kind !== 'none')
    shared.push({
      id: 'ingress',
      kind: 'ingress',
      label:
        ingress.vip === 'none' || ingress.kind === 'metallb'
          ? ingress.kind
          : `${ingress.kind} × ${ingress.members}, ${ingress.vip}`,
    });
  const copies = Object.values(storage.copies).reduce((sum, n) => sum + n, 0);
  if (storage.kind === 'array')
    shared.push({ id: 'storage', kind: 'storage', label: `array, ${storage.controllers} controllers` });
  if (storage.kind === 'replicated') shared.push({ id: 'storage', kind: 'storage', label: `replicated × ${copies}` });
  return shared;
}
