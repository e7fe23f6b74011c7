import type { CompiledNet } from '../model/compiled-net.js';
import type { ParameterTable } from '../model/delay.js';
import { hoursSpent, rewardUntil, timeInStates } from './cycle-solves.js';
import { hoursIn } from './downtime-budget.js';
import type { ExploredChain } from './exploration.js';
import { type NumericChain, numericChain } from './numeric-chain.js';
import { type ReferenceCycle, sumOver } from './reference-cycle.js';
import type { ServiceRows } from './service-rows.js';
import type { UnavailabilityShares } from './unavailability-shares.js';

/** ∂ ln U ÷ ∂ ln parameter, by parameter: by how many per cent a figure changes with one per cent of it. */
export type Elasticities = ReadonlyMap<string, UnavailabilityShares>;

type Cycle = Pick<ReferenceCycle, 'hours' | 'total'>;

/**
 * Elasticities of every service's unavailability in all parameters at once, by adjoint solves.
 *
 * U = D/T with D and T sums over the hours y per cycle, y(−Q) = e. For a reward g = d − U, whose sum Σ y g is zero, the
 * solution h of (−Q) h = g (h = 0 at the reference) gives dU = Σ y_i dq_ij (h_j − h_i) ÷ T: one solve for all rates,
 * where differences would need two for each. (Cao and Chen, Perturbation realization, potentials and sensitivity analysis
 * of Markov processes, 1997, call h potentials.)
 *
 * @returns by service, in the order of the net; parameters without influence are left out
 * @throws MarkovNotConverged
 * Cost: two solves, one or two more per service.
 */
export function unavailabilityElasticities(
  explored: ExploredChain,
  net: CompiledNet,
  table: ParameterTable,
): Elasticities[] {
  const chain = numericChain(explored.layout, explored.slots.rates(net, table));
  const hours = timeInStates(chain);
  const cycle = { hours, total: sumOver(hours) };
  const untilReference = rewardUntil(chain, chain.beside, new Float64Array(chain.size).fill(1));
  const ofRates = explored.slots.elasticities(net, table);
  return explored.services.map((rows) => {
    const whole = wholeGradient(chain, cycle, rows, untilReference);
    const planned = plannedGradient(chain, cycle, rows, untilReference);
    const value = { whole: whole.value, unplanned: whole.value - planned.value };
    const result = new Map<string, { whole: number; unplanned: number }>();
    ofRates.forEach((ofRate, slot) => {
      for (const [name, elasticity] of ofRate) {
        const sum = result.get(name) ?? { whole: 0, unplanned: 0 };
        result.set(name, sum);
        sum.whole += ratio(whole.bySlot[slot]! * elasticity, value.whole);
        sum.unplanned += ratio((whole.bySlot[slot]! - planned.bySlot[slot]!) * elasticity, value.unplanned);
      }
    });
    return result;
  });
}

/** A share of time and ∂ share ÷ ∂ ln rate by slot. */
interface Gradient {
  readonly value: number;
  readonly bySlot: Float64Array;
}

function wholeGradient(
  chain: NumericChain,
  cycle: Cycle,
  { down }: ServiceRows,
  untilReference: Float64Array,
): Gradient {
  const reward = new Float64Array(chain.size);
  for (const r of down) reward[r] = 1;
  return gradient(chain, cycle, reward, untilReference);
}

/**
 * Downtime charged to planned work is Σ y_i q_ij u_j over the outages it begins, u the hours until up. It answers to y as
 * to any reward, here r_i = Σ q_ij u_j; to the rates q_ij of the outages; and to those within u, by the hours z that are
 * spent there.
 */
function plannedGradient(
  chain: NumericChain,
  cycle: Cycle,
  { planned }: ServiceRows,
  untilReference: Float64Array,
): Gradient {
  const { size, column, rate, rates, slot } = chain;
  if (planned.down.length === 0) return { value: 0, bySlot: new Float64Array(rates.length) };
  const { from, by } = planned.outages;
  const untilUp = hoursIn(planned.down, chain);
  const reward = new Float64Array(size);
  const entering = new Float64Array(size);
  by.forEach((t, i) => {
    reward[from[i]!]! += rate[t]! * untilUp[column[t]!]!;
    entering[column[t]!]! += cycle.hours[from[i]!]! * rate[t]!;
  });
  const spent = hoursSpent(chain, planned.down, entering, new Float64Array(size));
  const { value, bySlot } = gradient(chain, cycle, reward, untilReference);
  addFlows(chain, spent, untilUp, planned.down, cycle.total, bySlot);
  by.forEach((t, i) => {
    bySlot[slot[t]!]! += (cycle.hours[from[i]!]! * rate[t]! * untilUp[column[t]!]!) / cycle.total;
  });
  return { value, bySlot };
}

/** Of Σ y × reward ÷ Σ y, the reward itself held fast. */
function gradient(chain: NumericChain, cycle: Cycle, reward: Float64Array, untilReference: Float64Array): Gradient {
  const { hours, total } = cycle;
  let sum = 0;
  for (let r = 0; r < chain.size; r++) sum += hours[r]! * reward[r]!;
  const value = sum / total;
  const potential = rewardUntil(chain, chain.beside, reward);
  for (let r = 0; r < potential.length; r++) potential[r]! -= value * untilReference[r]!;
  const bySlot = new Float64Array(chain.rates.length);
  addFlows(chain, hours, potential, Int32Array.from(hours.keys()), total, bySlot);
  return { value, bySlot };
}

/** Adds Σ weight_i q_ij (h_j − h_i) ÷ total to the slot of each rate out of the rows given; h is 0 outside the explored set. */
function addFlows(
  chain: NumericChain,
  weight: Float64Array,
  h: Float64Array,
  rows: Int32Array,
  total: number,
  bySlot: Float64Array,
): void {
  const { start, column, slot, rate, rates, exitStart, exitSlot, exitCoefficient } = chain;
  for (const r of rows) {
    const share = weight[r]! / total;
    for (let t = start[r]!; t < start[r + 1]!; t++) bySlot[slot[t]!]! += share * rate[t]! * (h[column[t]!]! - h[r]!);
    for (let e = exitStart[r]!; e < exitStart[r + 1]!; e++) {
      bySlot[exitSlot[e]!]! -= share * exitCoefficient[e]! * rates[exitSlot[e]!]! * h[r]!;
    }
  }
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
