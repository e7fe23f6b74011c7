import { compared } from '../../src/comparison/index.js';

/** The synthetic candidates side by side, by the comparison's own rules. */
export const exampleComparison = compared;
