import type { Edge, VertexTable } from './vertex-table.js';

/**
 * Improves the variable order in place: each variable, those with most vertices first, is moved through all levels and
 * left where the table is smallest. Edges keep their meaning.
 * R. Rudell, Dynamic variable ordering for ordered binary decision diagrams (ICCAD 1993).
 *
 * @param roots edges that must survive; the table must hold nothing else (`collect` first)
 * @param workLimit vertices touched at most, after which the remaining variables stay where they are
 * @returns vertices touched
 */
export function sift(table: VertexTable, roots: Iterable<Edge>, workLimit: number): number {
  const limit = table.vertexLimit;
  // An exchange must not be interrupted half way; the growth bound below keeps the table small.
  table.vertexLimit = Number.POSITIVE_INFINITY;
  const sifter = new Sifter(table, roots);
  const variables = Array.from({ length: table.variableCount }, (_, v) => v);
  variables.sort((a, b) => table.counts[b]! - table.counts[a]! || a - b);
  for (const variable of variables) {
    if (sifter.work > workLimit || table.counts[variable] === 0) break;
    sifter.siftVariable(variable, workLimit);
  }
  table.vertexLimit = limit;
  return sifter.work;
}

/** A direction is given up when the table has grown by this factor over the best size seen. */
const growthBound = 1.2;

class Sifter {
  work = 0;
  private references: Int32Array;
  private readonly moved: number[] = [];
  private readonly dying: number[] = [];

  constructor(
    private readonly table: VertexTable,
    roots: Iterable<Edge>,
  ) {
    this.references = new Int32Array(table.extent);
    for (let v = 1; v < table.extent; v++) {
      if (table.variableOf[v] === -1) continue;
      this.references[table.low[v]! >>> 1]!++;
      this.references[table.high[v]! >>> 1]!++;
    }
    for (const root of roots) this.references[root >>> 1]!++;
  }

  siftVariable(variable: number, workLimit: number): void {
    const { table } = this;
    const bottom = table.variableCount - 1;
    const start = table.levelOf[variable]!;
    const best = { level: start, size: table.vertexCount };
    const ends = start > bottom / 2 ? [bottom, 0] : [0, bottom];
    for (const end of ends) this.walk(variable, end, best, workLimit);
    this.moveTo(variable, best.level);
  }

  private walk(variable: number, end: number, best: { level: number; size: number }, workLimit: number): void {
    const { table } = this;
    while (table.levelOf[variable] !== end && this.work <= workLimit) {
      this.step(variable, end);
      if (table.vertexCount < best.size) {
        best.size = table.vertexCount;
        best.level = table.levelOf[variable]!;
      } else if (table.vertexCount > growthBound * best.size + 16) return;
    }
  }

  private moveTo(variable: number, level: number): void {
    while (this.table.levelOf[variable] !== level) this.step(variable, level);
  }

  private step(variable: number, towards: number): void {
    const level = this.table.levelOf[variable]!;
    this.exchange(level < towards ? level : level - 1);
  }

  /** Exchanges the variables of a level and the next one. */
  private exchange(level: number): void {
    const { table } = this;
    const x = table.variableAt[level]!;
    const y = table.variableAt[level + 1]!;
    this.work += 1 + table.counts[x]!;
    if (table.counts[x] !== 0 && table.counts[y] !== 0) {
      this.takeReadersOf(x, y);
      for (const v of this.moved) this.turn(v, x, y);
      this.work += 2 * this.moved.length;
    }
    table.variableAt[level] = y;
    table.variableAt[level + 1] = x;
    table.levelOf[x] = level + 1;
    table.levelOf[y] = level;
  }

  /** Takes out of x's table the vertices that have a child at y. */
  private takeReadersOf(x: number, y: number): void {
    const { table } = this;
    const heads = table.heads[x]!;
    const { chain, low, high, variableOf } = table;
    this.moved.length = 0;
    for (let slot = 0; slot < heads.length; slot++) {
      let kept = 0;
      for (let v = heads[slot]!; v !== 0; ) {
        const next = chain[v]!;
        if (variableOf[low[v]! >>> 1] === y || variableOf[high[v]! >>> 1] === y) this.moved.push(v);
        else {
          chain[v] = kept;
          kept = v;
        }
        v = next;
      }
      heads[slot] = kept;
    }
    table.counts[x]! -= this.moved.length;
  }

  /** Makes a vertex (x ? high : low) into one of y, with the same meaning. */
  private turn(v: number, x: number, y: number): void {
    const { table } = this;
    const high = table.high[v]!;
    const low = table.low[v]!;
    const highSplits = table.variableOf[high >>> 1] === y;
    const lowSplits = table.variableOf[low >>> 1] === y;
    const flip = low & 1;
    const high1 = highSplits ? table.high[high >>> 1]! : high;
    const high0 = highSplits ? table.low[high >>> 1]! : high;
    const low1 = lowSplits ? table.high[low >>> 1]! ^ flip : low;
    const low0 = lowSplits ? table.low[low >>> 1]! ^ flip : low;
    const newHigh = this.referred(x, low1, high1);
    const newLow = this.referred(x, low0, high0);
    table.high[v] = newHigh;
    table.low[v] = newLow;
    table.variableOf[v] = y;
    table.link(y, v);
    this.drop(high >>> 1);
    this.drop(low >>> 1);
  }

  /** The edge (variable ? high : low) with one reference more. */
  private referred(variable: number, low: Edge, high: Edge): Edge {
    const { table } = this;
    const before = table.vertexCount;
    const edge = table.edge(variable, low, high);
    const v = edge >>> 1;
    if (table.vertexCount !== before) {
      if (v >= this.references.length) {
        const longer = new Int32Array(2 * v + 2);
        longer.set(this.references);
        this.references = longer;
      }
      this.references[v] = 0;
      this.references[table.low[v]! >>> 1]!++;
      this.references[table.high[v]! >>> 1]!++;
    }
    this.references[v]!++;
    return edge;
  }

  private drop(vertex: number): void {
    const { table, dying } = this;
    dying.push(vertex);
    while (dying.length > 0) {
      const v = dying.pop()!;
      if (--this.references[v]! > 0 || v === 0) continue;
      table.unlink(table.variableOf[v]!, v);
      dying.push(table.low[v]! >>> 1, table.high[v]! >>> 1);
      table.release(v);
    }
  }
}
