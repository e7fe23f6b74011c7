import type { LeafProbabilities } from '../evaluation/top-event-probability.js';
import type { CutSetFamilies, CutSetFamily } from './cut-set-families.js';

/** A set of literals (event index, negated or not) with the product of their probabilities. */
export interface ListedSet {
  readonly events: readonly number[];
  readonly negated: readonly number[];
  readonly probability: number;
}

/** What is still to be expanded: a vertex of a family, then the rest. */
interface Agenda {
  readonly index: number;
  readonly vertex: number;
  /** The most probable set of the rest. */
  readonly bestOfRest: number;
  readonly rest: Agenda | null;
}

interface Candidate {
  readonly probability: number;
  readonly literals: Literals | null;
}

interface Literals {
  readonly event: number;
  readonly negated: boolean;
  readonly before: Literals | null;
}

/**
 * The sets of at least a given probability, at most `limit` of them: the most probable. Branches that cannot lead to a
 * set worth keeping are never entered, so the cost follows what is listed, not what there is.
 */
export function mostProbableSets(
  families: CutSetFamilies,
  leaves: LeafProbabilities,
  minimumProbability: number,
  limit: number,
): ListedSet[] {
  const best = bestProbabilities(families, leaves);
  const kept = new Best(limit);
  const worthIt = (probability: number) => probability >= minimumProbability && kept.wants(probability);

  const expand = (agenda: Agenda | null, probability: number, literals: Literals | null): void => {
    if (agenda === null) {
      if (worthIt(probability)) kept.add({ probability, literals });
      return;
    }
    const { index, vertex, rest, bestOfRest } = agenda;
    if (vertex === 0 || !worthIt(probability * best[index]!.get(vertex)! * bestOfRest)) return;
    if (vertex === 1) {
      expand(rest, probability, literals);
      return;
    }
    const { families: store } = families.byIndex[index]!;
    const high: Agenda = { index, vertex: store.high[vertex]!, bestOfRest, rest };
    const low: Agenda = { index, vertex: store.low[vertex]!, bestOfRest, rest };
    const include = () => {
      const meant = families.meaning(index, store.literal[vertex]!);
      if (meant.kind === 'event') {
        const p = meant.negated ? leaves.complement[meant.event]! : leaves.probability[meant.event]!;
        expand(high, probability * p, { event: meant.event, negated: meant.negated, before: literals });
        return;
      }
      const bestAfter = best[index]!.get(high.vertex)! * bestOfRest;
      const root = families.byIndex[meant.index]!.root;
      expand({ index: meant.index, vertex: root, bestOfRest: bestAfter, rest: high }, probability, literals);
    };
    // The better branch first, so that the bar rises early.
    if (best[index]!.get(low.vertex)! >= best[index]!.get(vertex)!) {
      expand(low, probability, literals);
      include();
    } else {
      include();
      expand(low, probability, literals);
    }
  };
  const top = families.byIndex[families.top]!;
  expand({ index: families.top, vertex: top.root, bestOfRest: 1, rest: null }, 1, null);
  return kept.sorted().map(listed);
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

/** The most probable candidates, at most `limit`: a heap with the least of them at the root. */
class Best {
  private readonly heap: Candidate[] = [];

  constructor(private readonly limit: number) {}

  wants(probability: number): boolean {
    return this.heap.length < this.limit || probability > this.heap[0]!.probability;
  }

  add(candidate: Candidate): void {
    const { heap } = this;
    if (heap.length === this.limit) {
      heap[0] = candidate;
      this.sink();
      return;
    }
    heap.push(candidate);
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.probability <= heap[at]!.probability) break;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
  }

  private sink(): void {
    const { heap } = this;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && heap[child]!.probability < heap[least]!.probability) least = child;
      }
      if (least === at) return;
      [heap[least], heap[at]] = [heap[at]!, heap[least]!];
      at = least;
    }
  }

  sorted(): Candidate[] {
    return [...this.heap].sort((a, b) => b.probability - a.probability);
  }
}
