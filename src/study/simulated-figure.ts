import type { Figure } from '../evaluation/evaluation.js';
import type { Estimate } from '../simulation/merged-statistics.js';

/** How a service was simulated: plainly, or with forced failures where its outages are too rare for that. */
export type SimulationMethod = 'replications' | 'a-cycles' | 'balanced-failure-biasing';

const methodNames: Readonly<Record<SimulationMethod, string>> = {
  replications: 'simulation',
  'a-cycles': 'simulation, A-cycles with proportional-hazard biasing',
  'balanced-failure-biasing': 'simulation, regenerative cycles with balanced failure biasing',
};

/** An estimate of the simulation as a figure; neither end is below zero. */
export function simulatedFigure({ value, halfWidth, level }: Estimate, method: SimulationMethod): Figure {
  const interval = { low: Math.max(0, value - halfWidth), high: value + halfWidth };
  return { value, accuracy: { kind: 'interval', ...interval, level, method: methodNames[method] }, uncertainty: null };
}
