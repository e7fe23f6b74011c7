import { type ChainFigures, chainFigures } from '../markov/chain-figures.js';
import { type ExploredChain, exploredChain, StateSpaceTooLarge } from '../markov/exploration.js';
import type { CompiledNet } from '../model/compiled-net.js';
import type { ParameterTable } from '../model/delay.js';

export interface SolvedChain {
  readonly explored: ExploredChain;
  readonly figures: ChainFigures;
  readonly threshold: number;
}

export interface SolvingPrecision {
  /** Largest width of the two-sided bound, as a share of the unavailability. */
  readonly relativeBound: number;
  readonly maximumStates: number;
}

/** Explores further, by factors of ten, until the bound is narrow enough for every service. */
export function solvedChain(net: CompiledNet, table: ParameterTable, precision: SolvingPrecision): SolvedChain {
  let threshold = 1e-6;
  for (;;) {
    const explored = exploredChain(net, table, { threshold, maximumStates: precision.maximumStates });
    const figures = chainFigures(explored, net, table);
    const width = Math.max(0, ...figures.services.map(({ unavailability: u }) => (u.value === 0 ? 0 : (u.high - u.low) / u.value)));
    if (width <= precision.relativeBound) return { explored, figures, threshold };
    if (threshold < 1e-13) throw new StateSpaceTooLarge(precision.maximumStates);
    threshold /= 10;
  }
}
