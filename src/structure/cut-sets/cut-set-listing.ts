import type { LeafProbabilities } from '../evaluation/top-event-probability.js';
import type { CutSetFamilies, CutSetFamily } from './cut-set-families.js';
import { type Candidate, type Literals, MostProbable } from './most-probable.js';

/** A set of literals (event index, negated or not) with the product of their probabilities. */
export interface ListedSet {
  readonly events: readonly number[];
  readonly negated: readonly number[];
  readonly probability: number;
}

export interface ListingBounds {
  readonly minimumProbability: number;
  readonly maximumOrder: number;
  readonly limit: number;
}

/** What is still to be expanded: a vertex of a family, then the rest. */
interface Agenda {
  readonly index: number;
  readonly vertex: number;
  /** The most probable set of the rest. */
  readonly bestOfRest: number;
  /** Events in the smallest set of the rest. */
  readonly leastOfRest: number;
  readonly rest: Agenda | null;
}

/** What has been chosen so far. */
interface Chosen {
  readonly probability: number;
  readonly order: number;
  readonly literals: Literals | null;
}

/**
 * The sets within the bounds, at most `limit` of them: the most probable. Branches that cannot lead to a set worth
 * keeping are never entered, so the cost follows what is listed, not what there is.
 */
export function mostProbableSets(
  families: CutSetFamilies,
  leaves: LeafProbabilities,
  bounds: ListingBounds,
): ListedSet[] {
  return new Listing(families, leaves, bounds).result();
}

class Listing {
  private readonly best: readonly Map<number, number>[];
  private readonly kept: MostProbable;

  constructor(
    private readonly families: CutSetFamilies,
    private readonly leaves: LeafProbabilities,
    private readonly bounds: ListingBounds,
  ) {
    this.best = bestProbabilities(families, leaves);
    this.kept = new MostProbable(bounds.limit);
  }

  result(): ListedSet[] {
    const index = this.families.top;
    const top: Agenda = {
      index,
      vertex: this.families.byIndex[index]!.root,
      bestOfRest: 1,
      leastOfRest: 0,
      rest: null,
    };
    this.expand(top, { probability: 1, order: 0, literals: null });
    return this.kept.sorted().map(listed);
  }

  private worthIt(probability: number, order: number): boolean {
    const { minimumProbability, maximumOrder } = this.bounds;
    return order <= maximumOrder && probability >= minimumProbability && this.kept.wants(probability);
  }

  /** Follows the vertices without the literal in a loop: a chain of them is as long as the family has literals. */
  private expand(start: Agenda | null, chosen: Chosen): void {
    if (start === null) {
      if (this.worthIt(chosen.probability, chosen.order)) this.kept.add(chosen);
      return;
    }
    const { index, rest } = start;
    const { families: store, leastOrders } = this.families.byIndex[index]!;
    const best = this.best[index]!;
    const waiting: number[] = [];
    const include = (vertex: number) => this.include({ ...start, vertex }, chosen);
    let vertex = start.vertex;
    while (vertex > 1) {
      const order = chosen.order + leastOrders.get(vertex)! + start.leastOfRest;
      if (!this.worthIt(chosen.probability * best.get(vertex)! * start.bestOfRest, order)) break;
      // The better branch first, so that the bar rises early.
      if (best.get(store.low[vertex]!)! >= best.get(vertex)!) waiting.push(vertex);
      else include(vertex);
      vertex = store.low[vertex]!;
    }
    if (vertex === 1) this.expand(rest, chosen);
    for (let i = waiting.length - 1; i >= 0; i--) include(waiting[i]!);
  }

  /** The sets with the literal of the agenda's vertex. */
  private include(agenda: Agenda, chosen: Chosen): void {
    const { index, vertex, bestOfRest, leastOfRest } = agenda;
    const { families: store, leastOrders } = this.families.byIndex[index]!;
    const high = store.high[vertex]!;
    const meant = this.families.meaning(index, store.literal[vertex]!);
    if (meant.kind === 'event') {
      const p = meant.negated ? this.leaves.complement[meant.event]! : this.leaves.probability[meant.event]!;
      const literals = { event: meant.event, negated: meant.negated, before: chosen.literals };
      this.expand(
        { ...agenda, vertex: high },
        { probability: chosen.probability * p, order: chosen.order + 1, literals },
      );
      return;
    }
    const inner: Agenda = {
      index: meant.index,
      vertex: this.families.byIndex[meant.index]!.root,
      bestOfRest: this.best[index]!.get(high)! * bestOfRest,
      leastOfRest: leastOrders.get(high)! + leastOfRest,
      rest: { ...agenda, vertex: high },
    };
    this.expand(inner, chosen);
  }
}

function listed({ probability, literals }: Candidate): ListedSet {
  const events: number[] = [];
  const negated: number[] = [];
  for (let at = literals; at !== null; at = at.before) (at.negated ? negated : events).push(at.event);
  return { events: events.sort((a, b) => a - b), negated: negated.sort((a, b) => a - b), probability };
}

/** For each vertex of each family, the probability of its most probable set. */
function bestProbabilities(families: CutSetFamilies, leaves: LeafProbabilities): Map<number, number>[] {
  const results: Map<number, number>[] = [];
  families.byIndex.forEach((family, index) => {
    const literal = (l: number) => {
      const meant = families.meaning(index, l);
      if (meant.kind === 'family') return results[meant.index]!.get(families.byIndex[meant.index]!.root)!;
      return meant.negated ? leaves.complement[meant.event]! : leaves.probability[meant.event]!;
    };
    results.push(family === null ? new Map() : familyBest(family, literal));
  });
  return results;
}

function familyBest({ families, vertices }: CutSetFamily, literal: (l: number) => number): Map<number, number> {
  const best = new Map<number, number>([
    [0, -1],
    [1, 1],
  ]);
  for (const v of vertices) {
    const withLiteral = literal(families.literal[v]!) * best.get(families.high[v]!)!;
    best.set(v, Math.max(best.get(families.low[v]!)!, withLiteral));
  }
  return best;
}
