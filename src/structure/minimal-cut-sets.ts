import { countsByOrder } from './cut-sets/cut-set-counts.js';
import { type CutSetForm, cutSetFamilies } from './cut-sets/cut-set-families.js';
import { type ListedSet, mostProbableSets } from './cut-sets/cut-set-listing.js';
import { BudgetExhausted } from './diagram/vertex-table.js';
import type { LeafProbabilities } from './evaluation/top-event-probability.js';
import { FaultTreeError } from './fault-tree-error.js';
import type { StructureDiagram } from './structure-diagram.js';

export interface CutSetSelection {
  /**
   * For a coherent tree both are the same. For any other, minimal cut sets are the minimal sets of events that cause the
   * top event if no other event happens; prime implicants also say which events must not happen, and there may be very
   * many. Default: minimal cut sets.
   */
  readonly form?: CutSetForm;
  /** Sets of more events are neither counted nor listed. Default: no bound. */
  readonly maximumOrder?: number;
  /** Sets less probable than this are counted but not listed. Default 0. */
  readonly minimumProbability?: number;
  /** At most so many are listed, the most probable. Default 10,000. */
  readonly limit?: number;
  /** Bound on the vertices of one module's family of sets; 16 to 30 bytes each. Default 10 million. */
  readonly vertexLimit?: number;
}

export interface MinimalCutSets {
  readonly form: CutSetForm;
  /** All of them up to the order asked for, listed or not; exact up to 2⁵³. */
  readonly count: number;
  /** Entry k: how many have k events. */
  readonly countByOrder: readonly number[];
  /** The bound on the order that was asked for: larger sets may exist and are not counted. Infinite: none left out. */
  readonly maximumOrder: number;
  /** Most probable first, then the smaller ones. */
  readonly sets: readonly CutSet[];
  /** How many are counted but not listed, and what none of these is more probable than (0 when all are listed). */
  readonly unlisted: { readonly count: number; readonly probabilityAtMost: number };
}

export interface CutSet {
  /** Events that happen. */
  readonly events: readonly string[];
  /** Events that do not happen (prime implicants only). */
  readonly absent: readonly string[];
  /** Product of the probabilities: that of this set alone. */
  readonly probability: number;
}

const defaults = {
  form: 'minimal cut sets',
  maximumOrder: Number.POSITIVE_INFINITY,
  minimumProbability: 0,
  limit: 10_000,
  vertexLimit: 10_000_000,
} as const;
const stepLimit = 2_000_000_000;

/**
 * The minimal cut sets of a tree: sets of events which together cause the top event, none of which can be spared. Read
 * off the decision diagram; sets are expanded only for listing.
 * @throws FaultTreeError when the family of sets outgrows its limit: bound the order
 * Cost: usually a small multiple of the diagram's vertices; listing follows what is listed, not what there is.
 */
export function minimalCutSets(
  diagram: StructureDiagram,
  leaves: LeafProbabilities,
  selection: CutSetSelection = {},
): MinimalCutSets {
  const chosen = { ...defaults, ...selection };
  const { form, maximumOrder, minimumProbability, limit } = chosen;
  if (!(maximumOrder >= 0)) throw new FaultTreeError(`maximumOrder must be 0 or more, found ${maximumOrder}`);
  if (!(limit >= 1)) throw new FaultTreeError(`limit of listed sets must be 1 or more, found ${limit}`);
  const { countByOrder, sets } =
    diagram.top.kind === 'module' ? moduleSets(diagram, leaves, chosen) : trivialSets(diagram, leaves, chosen);
  const count = countByOrder.reduce((a, b) => a + b, 0);
  const probabilityAtMost =
    sets.length === count ? 0 : sets.length < limit ? minimumProbability : sets.at(-1)!.probability;
  return { form, count, countByOrder, maximumOrder, sets, unlisted: { count: count - sets.length, probabilityAtMost } };
}

/** The events that cause the top event all by themselves, in the order of the tree's events. */
export function singlePointsOfFailure(diagram: StructureDiagram, leaves: LeafProbabilities): readonly string[] {
  const { sets } = minimalCutSets(diagram, leaves, { maximumOrder: 1, limit: Number.POSITIVE_INFINITY });
  const single = new Set(sets.flatMap((set) => set.events));
  return diagram.events.filter((event) => single.has(event));
}

type Sets = Pick<MinimalCutSets, 'countByOrder' | 'sets'>;

function moduleSets(diagram: StructureDiagram, leaves: LeafProbabilities, chosen: Required<CutSetSelection>): Sets {
  const { form, maximumOrder, minimumProbability, limit } = chosen;
  try {
    const families = cutSetFamilies(diagram, form, { vertices: chosen.vertexLimit, steps: stepLimit }, maximumOrder);
    const listed = mostProbableSets(families, leaves, { minimumProbability, maximumOrder, limit });
    return {
      countByOrder: countsByOrder(families, maximumOrder),
      sets: sorted(listed).map((set) => named(diagram, set)),
    };
  } catch (error) {
    // A RangeError is the call stack's: recursion goes as deep as a module has variables.
    if (error instanceof RangeError) throw new FaultTreeError(`${form} need a deeper call stack; bound maximumOrder`);
    if (!(error instanceof BudgetExhausted)) throw error;
    throw new FaultTreeError(`${form} need ${error.message}; bound maximumOrder or raise vertexLimit`);
  }
}

/** Of a top that is a constant or a single event. */
function trivialSets(
  { top, events }: StructureDiagram,
  leaves: LeafProbabilities,
  { form, maximumOrder, minimumProbability }: Required<CutSetSelection>,
): Sets {
  const bounded = (countByOrder: readonly number[], set: CutSet): Sets => ({
    countByOrder,
    sets: set.probability >= minimumProbability ? [set] : [],
  });
  if (top.kind === 'constant' && top.negated) return { countByOrder: [], sets: [] };
  const unconditional = top.kind === 'constant' || (top.negated && form === 'minimal cut sets');
  if (unconditional) return bounded([1], { events: [], absent: [], probability: 1 });
  if (maximumOrder < 1) return { countByOrder: [], sets: [] };
  const name = [events[top.index]!];
  const set = top.negated
    ? { events: [], absent: name, probability: leaves.complement[top.index]! }
    : { events: name, absent: [], probability: leaves.probability[top.index]! };
  return bounded([0, 1], set);
}

function sorted(sets: readonly ListedSet[]): ListedSet[] {
  const order = (set: ListedSet) => set.events.length + set.negated.length;
  return [...sets].sort(
    (a, b) =>
      b.probability - a.probability ||
      order(a) - order(b) ||
      lexical(a.events, b.events) ||
      lexical(a.negated, b.negated),
  );
}

function lexical(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function named({ events: names }: StructureDiagram, set: ListedSet): CutSet {
  const name = (event: number) => names[event]!;
  return { events: set.events.map(name), absent: set.negated.map(name), probability: set.probability };
}
