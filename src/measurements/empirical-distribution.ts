import type { Distribution } from '../maths/distribution.js';
import type { Durations } from './fit.js';
import { survivalCurve } from './survival-curve.js';

/** Values an empirical distribution keeps: enough for its tail, few enough to print in a record. */
const MOST_VALUES = 200;

/**
 * The sample as a distribution. Up to 200 values are kept as they are; more are reduced to the means of 200 equal shares,
 * which keeps the mean exactly. With censored durations the shares are those of the survival curve, and what is known
 * only to last longer than the longest counts as the longest.
 */
export function empiricalDistribution(durations: Durations): Distribution {
  const { exact, longerThan, limited = [] } = durations;
  const isWhole = longerThan.length === 0 && limited.length === 0;
  const sorted = Array.from(exact).sort((a, b) => a - b);
  if (isWhole && sorted.length <= MOST_VALUES) return { kind: 'empirical', values: sorted };
  const steps = isWhole ? sorted.map((value) => ({ value, share: 1 / sorted.length })) : survivalSteps(durations);
  return { kind: 'empirical', values: equalShares(steps, MOST_VALUES) };
}

interface Step {
  readonly value: number;
  readonly share: number;
}

function survivalSteps(durations: Durations): Step[] {
  const { times, survival, longest } = survivalCurve(durations).curve;
  const steps = Array.from(times, (value, i) => ({ value, share: (i > 0 ? survival[i - 1] : 1) - survival[i] }));
  const left = survival.length > 0 ? survival[survival.length - 1] : 1;
  if (left > 0) steps.push({ value: longest, share: left });
  return steps;
}

/** Means of `count` equal shares of a step distribution given in ascending order. */
function equalShares(steps: readonly Step[], count: number): number[] {
  const values: number[] = [];
  let index = 0;
  let left = steps[0].share;
  for (let k = 0; k < count; k++) {
    let need = 1 / count;
    let sum = 0;
    while (need > 0 && index < steps.length) {
      const taken = index === steps.length - 1 ? need : Math.min(need, left);
      sum += taken * steps[index].value;
      need -= taken;
      left -= taken;
      if (left > 1e-15 || index === steps.length - 1) continue;
      index++;
      left = steps[index].share;
    }
    values.push(sum * count);
  }
  return values;
}
