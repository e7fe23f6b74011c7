import type { Phase } from '../../evaluation/evaluation.js';

/** Fill of each recovery phase, the same in every chart, in the order in which they happen. */
export const phaseFills: Readonly<Record<Phase, number>> = {
  detect: 1,
  decide: 4,
  act: 2,
  restart: 0,
  repair: 5,
  planned: 8,
};
