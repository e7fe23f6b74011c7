import type { NetRun } from './compiled-net.js';
import { innerOf } from './condition-parts.js';
import { isHelpedOnly } from './helped-only.js';
import type { InfluenceSources } from './influence-sources.js';
import { instancePhase, known, type NetBuilder, watchState } from './net-builder.js';
import type { Condition } from './system-model.js';

/** Seats with which nothing is wrong: no recovery elsewhere takes what sits there away. */
export class SoundSeats {
  private readonly seats: readonly SeatParts[];

  constructor(
    private readonly builder: NetBuilder,
    sources: InfluenceSources,
  ) {
    this.seats = builder.model.seats.map((seat, index) => {
      const conditions = [seat.works, seat.reached, seat.ready, seat.agent];
      const gates = [builder.readyGate, builder.worksGate, builder.reachedGate, builder.agentGate].map(
        (g) => g[index]!,
      );
      const places = sources.ofGates(gates);
      const isHelped = conditions.every((condition) => isHelpedOnly(builder, condition, true));
      return {
        gates,
        places: new Set([...places, builder.watch[index]!, builder.patched[index]!]),
        asBefore: isHelped ? [] : [...places],
        machines: conditions.flatMap((condition) => machinesIn(builder, condition)),
      };
    });
  }

  /** Places by which it can be lost or be taken for lost. */
  placesOf(seat: number): ReadonlySet<number> {
    return this.seats[seat]!.places;
  }

  isSound(run: NetRun, seat: number): boolean {
    const { builder } = this;
    const { gates, asBefore, machines } = this.seats[seat]!;
    if (run.value(builder.watch[seat]!) !== watchState.idle || run.value(builder.patched[seat]!) !== 0) return false;
    for (let i = 0; i < gates.length; i++) if (!run.holds(gates[i]!)) return false;
    for (const place of asBefore) if (run.value(place) !== builder.gates.initialOf(place)) return false;
    for (const { phase, seat: host } of machines) {
      if (run.value(phase) !== instancePhase.serving || !this.isSound(run, run.value(host))) return false;
    }
    return true;
  }
}

interface SeatParts {
  readonly gates: readonly number[];
  readonly places: ReadonlySet<number>;
  /** Places that have to be as in the reference state, where recoveries may harm the seat. */
  readonly asBefore: readonly number[];
  /** Virtual machines the seat is: places of their phases and of their own seats. */
  readonly machines: readonly { readonly phase: number; readonly seat: number }[];
}

function machinesIn(builder: NetBuilder, condition: Condition): { phase: number; seat: number }[] {
  const all = (inner: readonly Condition[]) => inner.flatMap((c) => machinesIn(builder, c));
  if ('works' in condition) return all([known(builder.componentOf, condition.works, 'component').needs]);
  if (!('instanceRuns' in condition)) return all(innerOf(condition));
  const { phase, seat } = known(builder.workloads, condition.instanceRuns, 'workload');
  return [{ phase: phase[condition.index]!, seat: seat[condition.index]! }];
}
