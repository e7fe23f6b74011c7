import type { CompiledNet, NetRun } from '../model/compiled-net.js';

/** What each service feels in each state, by service and state. */
export interface StateRewards {
  readonly up: readonly (readonly number[])[];
  readonly waitsFor: readonly (readonly number[])[];
  readonly servedShare: readonly (readonly number[])[];
  readonly probeUp: readonly (readonly number[])[];
}

/** Reads the rewards off a marking, state after state. */
export class RewardReader implements StateRewards {
  readonly up: number[][];
  readonly waitsFor: number[][];
  readonly servedShare: number[][];
  readonly probeUp: number[][];

  constructor(private readonly net: CompiledNet) {
    this.up = net.services.map(() => []);
    this.waitsFor = net.services.map(() => []);
    this.servedShare = net.services.map(() => []);
    this.probeUp = net.probes.map(() => []);
  }

  /** The run's marking may have other names than the state: rewards do not feel names. */
  read(run: NetRun, state: number): void {
    this.net.services.forEach((service, s) => {
      const isUp = run.holds(service.upGate);
      this.up[s]![state] = isUp ? 1 : 0;
      this.waitsFor[s]![state] = isUp ? 0 : service.waitsFor(run);
      this.servedShare[s]![state] = service.servedShare(run);
    });
    this.net.probes.forEach((probe, p) => {
      this.probeUp[p]![state] = run.holds(probe.gate) ? 1 : 0;
    });
  }

  /** Only the states kept, in their new order. */
  restricted(kept: readonly number[]): StateRewards {
    const pick = (table: number[][]): number[][] => table.map((row) => kept.map((state) => row[state]!));
    return {
      up: pick(this.up),
      waitsFor: pick(this.waitsFor),
      servedShare: pick(this.servedShare),
      probeUp: pick(this.probeUp),
    };
  }
}
