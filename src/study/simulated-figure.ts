import type { Figure } from '../evaluation/evaluation.js';
import type { Estimate } from '../simulation/merged-statistics.js';

/** How a service was simulated: plainly, or with forced failures where its outages are too rare for that. */
export type SimulationMethod = 'replications' | 'a-cycles' | 'balanced-failure-biasing';

/** How intervals of the simulation came about, as a part of a figure's method. */
export const simulationMethods: Readonly<Record<SimulationMethod, string>> = {
  replications: 'simulation',
  'a-cycles': 'A-cycles with proportional-hazard biasing',
  'balanced-failure-biasing': 'regenerative cycles with balanced failure biasing',
};

/** An estimate of the simulation as a figure; neither end is below zero. */
export function simulatedFigure({ value, halfWidth, level }: Estimate, method: SimulationMethod): Figure {
  const interval = { low: Math.max(0, value - halfWidth), high: value + halfWidth };
  const by = method === 'replications' ? simulationMethods[method] : `simulation, ${simulationMethods[method]}`;
  return { value, accuracy: { kind: 'interval', ...interval, level, method: by }, uncertainty: null };
}
