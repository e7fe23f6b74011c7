import type { BasicEvent } from './basic-event.js';
import { topSign } from './coherence.js';
import { type RevivedDiagram, revived } from './diagram/revival.js';
import { type Edge, FALSE_EDGE, TRUE_EDGE } from './diagram/vertex-table.js';
import { type Condition, moduleConditions } from './evaluation/conditional-probabilities.js';
import {
  type LeafProbabilities,
  moduleProbabilities,
  topEventProbability,
  variableProbabilities,
} from './evaluation/top-event-probability.js';
import type { ModuleDiagram, StructureDiagram } from './structure-diagram.js';

/** Long-run behaviour of a system of independent repairable components; times in hours. */
export interface RepairableBehaviour {
  /** Top events per hour. */
  readonly failureFrequency: number;
  /** Mean time from restoration to the next top event; infinite if it never happens. */
  readonly meanUpTime: number;
  /** Mean duration of the top event; NaN if it never happens. */
  readonly meanDownTime: number;
}

/**
 * Failure frequency, mean up time and mean down time of a system whose basic events are components that fail and are
 * repaired independently, in the long run: ν = Σ νᵢ · P(i is critical), MDT = P(S) ∕ ν, MUT = P(not S) ∕ ν.
 * i is critical in the states of the others in which its failing or its repair changes the top event; failures and
 * repairs of i are equally frequent. M. Rausand, A. Høyland, System Reliability Theory (2004), section 9.5.
 *
 * @returns null when an event the top depends on has no failure frequency (0 is one: it never changes)
 * Cost: as the importance measures; for events with both signs a few products of diagrams more.
 */
export function repairableBehaviour(
  diagram: StructureDiagram,
  basicEvents: Readonly<Record<string, BasicEvent>>,
  leaves: LeafProbabilities,
): RepairableBehaviour | null {
  const sign = topSign(diagram);
  const critical = criticalProbabilities(diagram, leaves);
  let failureFrequency = 0;
  for (let i = 0; i < diagram.events.length; i++) {
    if (Number.isNaN(sign[i])) continue;
    const own = basicEvents[diagram.events[i]!]!.failureFrequency;
    if (own === null) return null;
    failureFrequency += own * critical[i]!;
  }
  const { probability, complement } = topEventProbability(diagram, leaves);
  return {
    failureFrequency,
    meanUpTime: complement / failureFrequency,
    meanDownTime: probability / failureFrequency,
  };
}

/** Probabilities that a change of a variable upwards changes its function upwards (rise) or downwards (fall). */
interface Influence {
  readonly rise: number;
  readonly fall: number;
}

/** P(event i is critical for the top), by leaf index. */
export function criticalProbabilities(diagram: StructureDiagram, leaves: LeafProbabilities): Float64Array {
  const modules = moduleProbabilities(diagram, leaves);
  const conditions = moduleConditions(diagram, leaves, modules);
  const result = new Float64Array(diagram.events.length);
  if (diagram.top.kind === 'event') result[diagram.top.index] = 1;
  const outer: Influence[] = new Array(diagram.modules.length);
  outer[diagram.modules.length - 1] = { rise: 1, fall: 0 };
  for (let m = diagram.modules.length - 1; m >= 0; m--) {
    const module = diagram.modules[m]!;
    const inner = influences(module, conditions[m]!, variableProbabilities(module, leaves, modules));
    const { rise, fall } = outer[m]!;
    module.variables.forEach((variable, level) => {
      const own = inner[level]!;
      const whole = { rise: own.rise * rise + own.fall * fall, fall: own.rise * fall + own.fall * rise };
      if (variable < 0) outer[-1 - variable] = whole;
      else result[variable] = whole.rise + whole.fall;
    });
  }
  return result;
}

const limits = { vertices: 5_000_000, steps: 200_000_000 };

function influences(
  module: ModuleDiagram,
  conditions: readonly Condition[],
  variables: LeafProbabilities,
): readonly Influence[] {
  const mixed = module.signs.includes(0) ? revived(module, limits) : null;
  return Array.from(module.signs, (sign, level) => {
    const slope = conditions[level]!.slope;
    if (sign !== 0 || mixed === null) return { rise: Math.max(slope, 0), fall: Math.max(-slope, 0) };
    const high = cofactor(mixed, level, 1);
    const low = cofactor(mixed, level, 0);
    const rise = edgeProbability(mixed, mixed.operations.and(high, low ^ 1), variables);
    const fall = edgeProbability(mixed, mixed.operations.and(low, high ^ 1), variables);
    return { rise, fall };
  });
}

/** The root's function with one variable fixed. */
function cofactor({ table, root }: RevivedDiagram, level: number, value: 0 | 1): Edge {
  const known = new Map<number, Edge>();
  const of = (edge: Edge): Edge => {
    const v = edge >>> 1;
    const sign = edge & 1;
    const at = table.level(edge);
    if (at > level) return edge;
    if (at === level) return (value === 1 ? table.high[v]! : table.low[v]!) ^ sign;
    let result = known.get(v);
    if (result === undefined) {
      result = table.edge(at, of(table.low[v]!), of(table.high[v]!));
      known.set(v, result);
    }
    return result ^ sign;
  };
  return of(root);
}

function edgeProbability({ table }: RevivedDiagram, root: Edge, variables: LeafProbabilities): number {
  const known = new Map<Edge, number>([
    [TRUE_EDGE, 1],
    [FALSE_EDGE, 0],
  ]);
  const of = (edge: Edge): number => {
    let result = known.get(edge);
    if (result === undefined) {
      const level = table.level(edge);
      const [v, sign] = [edge >>> 1, edge & 1];
      const { probability, complement } = variables;
      result = probability[level]! * of(table.high[v]! ^ sign) + complement[level]! * of(table.low[v]! ^ sign);
      known.set(edge, result);
    }
    return result;
  };
  return of(root);
}
