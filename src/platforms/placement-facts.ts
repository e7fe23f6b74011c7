import type { FactRecord } from '../evaluation/evaluation.js';
import { blastRadius, furtherInstances, toleratedLossesBound } from '../placement/answers.js';
import type { Layout, PlacementDemand, SeatCapacity } from '../placement/layout.js';
import type { Machine } from './machines.js';

interface PlacementQuestions {
  readonly machines: readonly Machine[];
  /** Where instances sit: machines, or the cluster nodes on them. */
  readonly seats: readonly SeatCapacity[];
  readonly demands: readonly PlacementDemand[];
  readonly layout: Pick<Layout, 'seatsOf'>;
  /** Seats kept free for failover. */
  readonly reserved: number;
  readonly machineOf: (seat: string) => string;
  /** What sits on the machines themselves. */
  readonly onMachines: { readonly seats: readonly SeatCapacity[]; readonly demands: readonly PlacementDemand[] };
}

/** What still fits, what goes with a host or a rack, and how many host losses no packing at all would bear. */
export function placementFacts(questions: PlacementQuestions): FactRecord[] {
  const { machines, seats, demands, layout, reserved, machineOf, onMachines } = questions;
  const rackOf = new Map(machines.map(({ id, site, rack }) => [id, `${site}/${rack}`]));
  const further = [...furtherInstances(seats, demands, reserved)].map(([workload, instances]) =>
    counted(
      `further-instances.${workload}`,
      instances,
      'counted on the layout, nothing moved, failover reserve kept free',
    ),
  );
  const racks = new Set(rackOf.values()).size;
  const host = blastRadius(layout, machineOf);
  const rack = blastRadius(layout, (seat) => rackOf.get(machineOf(seat))!);
  const bound = toleratedLossesBound(onMachines.seats, onMachines.demands);
  return [
    ...further,
    counted('instances-lost-with-a-host', host.instances, 'fullest host of the layout'),
    share('share-lost-with-a-host', host.share, 'of the workload that loses most, by the layout'),
    ...(racks < 2
      ? []
      : [
          counted('instances-lost-with-a-rack', rack.instances, 'fullest rack of the layout'),
          share('share-lost-with-a-rack', rack.share, 'of the workload that loses most, by the layout'),
        ]),
    counted('host-losses-bound', bound, 'no packing bears more: hosts less the Martello–Toth bound on hosts needed'),
  ];
}

const counted = (id: string, value: number, source: string): FactRecord => ({
  id,
  value,
  unit: 'count',
  source,
  knowledge: 'computed',
});
const share = (id: string, value: number, source: string): FactRecord => ({
  id,
  value,
  unit: 'share',
  source,
  knowledge: 'computed',
});
