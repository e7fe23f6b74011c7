import type { Parameter } from '../../src/catalog/parameter.js';
import { type ChainFigures, chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { compiledNet } from '../../src/model/compile.js';
import type { SystemModel } from '../../src/model/system-model.js';

/** Figures of a model, explored until the bound is this narrow. */
export function solved(
  model: SystemModel,
  table: ReadonlyMap<string, Parameter>,
  relativeBound = 1e-9,
  maximumStates = 200_000,
): ChainFigures {
  const net = compiledNet(model);
  return chainFigures(exploredChain(net, table, { relativeBound, maximumStates }), net, table);
}
