import type { ModuleDiagram, StructureDiagram } from '../structure-diagram.js';
import { RangeSums } from './range-sums.js';
import {
  type LeafProbabilities,
  type ModuleProbability,
  moduleProbabilities,
  type TopEventProbability,
  topOf,
  variableProbabilities,
} from './top-event-probability.js';
import { vertexDifferences } from './vertex-differences.js';

/** What is known of the top event once an event is known, for each event (by leaf index). */
export interface ConditionalProbabilities extends TopEventProbability {
  /** P(top | event), and of its negation. */
  readonly given: Float64Array;
  readonly givenComplement: Float64Array;
  /** P(top | not event), and of its negation. */
  readonly without: Float64Array;
  readonly withoutComplement: Float64Array;
  /** ∂P(top)/∂P(event) = P(top | event) − P(top | not event); negative where the event keeps the top from happening. */
  readonly slope: Float64Array;
}

/** The same for one variable: what it does to the function it belongs to. */
export interface Condition {
  readonly given: number;
  readonly givenComplement: number;
  readonly without: number;
  readonly withoutComplement: number;
  readonly slope: number;
}

/**
 * The top event under each condition "event true" and "event false", all in one sweep downwards (the adjoint of the
 * upward pass): the probability of reaching a vertex, times that of what follows. Paths that pass a level without
 * testing its variable are added over the range of levels they skip, so that no conditional probability is found by
 * subtraction. Only the slopes are differences, taken with twice the digits.
 * Cost: vertices · log(levels).
 */
export function conditionalProbabilities(
  diagram: StructureDiagram,
  leaves: LeafProbabilities,
): ConditionalProbabilities {
  const modules = moduleProbabilities(diagram, leaves);
  const inModules = moduleConditions(diagram, leaves, modules);
  const top = topOf(diagram, leaves, modules);
  const n = diagram.events.length;
  const result = {
    ...top,
    given: new Float64Array(n).fill(top.probability),
    givenComplement: new Float64Array(n).fill(top.complement),
    without: new Float64Array(n).fill(top.probability),
    withoutComplement: new Float64Array(n).fill(top.complement),
    slope: new Float64Array(n),
  };
  const record = (event: number, condition: Condition) => {
    result.given[event] = condition.given;
    result.givenComplement[event] = condition.givenComplement;
    result.without[event] = condition.without;
    result.withoutComplement[event] = condition.withoutComplement;
    result.slope[event] = condition.slope;
  };
  const onTop = diagram.top.negated ? opposite(itself) : itself;
  if (diagram.top.kind === 'event') record(diagram.top.index, onTop);
  const onModule: Condition[] = new Array(modules.length);
  if (modules.length > 0) onModule[modules.length - 1] = onTop;
  for (let m = modules.length - 1; m >= 0; m--) {
    diagram.modules[m]!.variables.forEach((variable, level) => {
      const condition = chained(onModule[m]!, inModules[m]![level]!);
      if (variable < 0) onModule[-1 - variable] = condition;
      else record(variable, condition);
    });
  }
  return result;
}

/** For each module and level: the module under the conditions "variable true" and "variable false". */
export function moduleConditions(
  diagram: StructureDiagram,
  leaves: LeafProbabilities,
  modules: readonly ModuleProbability[],
): Condition[][] {
  const differences = vertexDifferences(diagram, leaves);
  return diagram.modules.map((module, m) =>
    conditions(module, variableProbabilities(module, leaves, modules), modules[m]!, differences[m]!),
  );
}

const itself: Condition = { given: 1, givenComplement: 0, without: 0, withoutComplement: 1, slope: 1 };

const opposite = (c: Condition): Condition => ({
  given: c.givenComplement,
  givenComplement: c.given,
  without: c.withoutComplement,
  withoutComplement: c.without,
  slope: -c.slope,
});

/** What a variable does to the top through its module. */
function chained(outer: Condition, inner: Condition): Condition {
  return {
    given: inner.given * outer.given + inner.givenComplement * outer.without,
    givenComplement: inner.given * outer.givenComplement + inner.givenComplement * outer.withoutComplement,
    without: inner.without * outer.given + inner.withoutComplement * outer.without,
    withoutComplement: inner.without * outer.givenComplement + inner.withoutComplement * outer.withoutComplement,
    // Never −0: it would be shown as such.
    slope: inner.slope * outer.slope + 0,
  };
}

function conditions(
  module: ModuleDiagram,
  variables: LeafProbabilities,
  { ofEdge }: ModuleProbability,
  differences: Float64Array,
): Condition[] {
  const { level, low, high, root } = module;
  const levels = module.variables.length;
  const tested = Array.from({ length: 5 }, () => new Float64Array(levels)) as Float64Array[];
  const [given, givenComplement, without, withoutComplement, slope] = tested as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const skipped = new RangeSums(levels);
  const reach = new Float64Array(2 * level.length);
  const follow = (from: number, edge: number, flow: number) => {
    reach[edge]! += flow;
    skipped.add(from + 1, level[edge >>> 1]!, flow * ofEdge[edge]!, flow * ofEdge[edge ^ 1]!);
  };
  follow(-1, root, 1);
  for (let v = level.length - 1; v > 0; v--) {
    const l = level[v]!;
    for (let sign = 0; sign < 2; sign++) {
      const flow = reach[2 * v + sign]!;
      if (flow === 0) continue;
      const up = high[v]! ^ sign;
      const down = low[v]! ^ sign;
      given[l]! += flow * ofEdge[up]!;
      givenComplement[l]! += flow * ofEdge[up ^ 1]!;
      without[l]! += flow * ofEdge[down]!;
      withoutComplement[l]! += flow * ofEdge[down ^ 1]!;
      slope[l]! += sign === 0 ? flow * differences[v]! : -flow * differences[v]!;
      follow(l, up, flow * variables.probability[l]!);
      follow(l, down, flow * variables.complement[l]!);
    }
  }
  return Array.from({ length: levels }, (_, l) => {
    const [truly, falsely] = skipped.at(l);
    return {
      given: given[l]! + truly,
      givenComplement: givenComplement[l]! + falsely,
      without: without[l]! + truly,
      withoutComplement: withoutComplement[l]! + falsely,
      slope: slope[l]!,
    };
  });
}
