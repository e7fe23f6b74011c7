/**
 * Reduced ordered binary decision diagrams with complement edges: the table in which every vertex exists once.
 *
 * An edge is 2·vertex + complement. Vertex 0 is the constant: edge 0 is true, edge 1 is false. The high edge of a vertex
 * is never complemented, which makes the form canonical (K. Brace, R. Rudell, R. Bryant, Efficient implementation of a
 * BDD package, DAC 1990). Each variable has its own hash table, so that neighbouring levels can be exchanged in place
 * (R. Rudell, Dynamic variable ordering, ICCAD 1993).
 *
 * Nothing is collected while an operation runs; between operations `collect` keeps what the given roots need.
 */
export type Edge = number;
export const TRUE_EDGE: Edge = 0;
export const FALSE_EDGE: Edge = 1;

/** An attempt has used up what it was given: another order, or a larger budget, may succeed. */
export class BudgetExhausted extends Error {
  override readonly name = 'BudgetExhausted';
}

export class VertexTable {
  low: Int32Array;
  high: Int32Array;
  chain: Int32Array;
  variableOf: Int32Array;
  readonly levelOf: Int32Array;
  readonly variableAt: Int32Array;
  readonly heads: Int32Array[];
  /** Vertices per variable. */
  readonly counts: Int32Array;
  /** Vertices in the table, the constant not counted. */
  vertexCount = 0;
  /** First index never used. */
  private fresh = 1;
  private freed = 0;
  private capacity = 256;

  /** @param order variables from the top level down @param vertexLimit more vertices than this: `BudgetExhausted` */
  constructor(
    order: readonly number[],
    public vertexLimit: number,
  ) {
    const n = order.length;
    this.low = new Int32Array(this.capacity);
    this.high = new Int32Array(this.capacity);
    this.chain = new Int32Array(this.capacity);
    this.variableOf = new Int32Array(this.capacity);
    this.variableOf[0] = n;
    this.variableAt = Int32Array.from(order);
    this.levelOf = new Int32Array(n + 1);
    order.forEach((variable, level) => {
      this.levelOf[variable] = level;
    });
    this.levelOf[n] = n;
    this.heads = Array.from({ length: n }, () => new Int32Array(4));
    this.counts = new Int32Array(n);
  }

  get variableCount(): number {
    return this.variableAt.length;
  }

  /** One past the largest vertex index in use. */
  get extent(): number {
    return this.fresh;
  }

  level(edge: Edge): number {
    return this.levelOf[this.variableOf[edge >>> 1]!]!;
  }

  literal(variable: number): Edge {
    return this.edge(variable, FALSE_EDGE, TRUE_EDGE);
  }

  /** The edge to (variable ? high : low). */
  edge(variable: number, low: Edge, high: Edge): Edge {
    if (low === high) return low;
    const flip = high & 1;
    return (this.find(variable, low ^ flip, high ^ flip) << 1) | flip;
  }

  private find(variable: number, low: Edge, high: Edge): number {
    const heads = this.heads[variable]!;
    const slot = hash(low, high) & (heads.length - 1);
    for (let v = heads[slot]!; v !== 0; v = this.chain[v]!) {
      if (this.low[v] === low && this.high[v] === high) return v;
    }
    return this.insert(variable, low, high);
  }

  private insert(variable: number, low: Edge, high: Edge): number {
    const v = this.allocate();
    this.variableOf[v] = variable;
    this.low[v] = low;
    this.high[v] = high;
    this.link(variable, v);
    return v;
  }

  /** Puts a vertex whose edges are set into the hash table of a variable. */
  link(variable: number, v: number): void {
    let heads = this.heads[variable]!;
    if (this.counts[variable]! >= 2 * heads.length) heads = this.widen(variable);
    const slot = hash(this.low[v]!, this.high[v]!) & (heads.length - 1);
    this.chain[v] = heads[slot]!;
    heads[slot] = v;
    this.counts[variable]!++;
  }

  unlink(variable: number, v: number): void {
    const heads = this.heads[variable]!;
    const slot = hash(this.low[v]!, this.high[v]!) & (heads.length - 1);
    let at = heads[slot]!;
    if (at === v) heads[slot] = this.chain[v]!;
    else {
      while (this.chain[at] !== v) at = this.chain[at]!;
      this.chain[at] = this.chain[v]!;
    }
    this.counts[variable]!--;
  }

  /** Gives back a vertex that is in no hash table. */
  release(v: number): void {
    this.variableOf[v] = -1;
    this.chain[v] = this.freed;
    this.freed = v;
    this.vertexCount--;
  }

  private allocate(): number {
    if (this.vertexCount >= this.vertexLimit) throw new BudgetExhausted(`more than ${this.vertexLimit} vertices`);
    this.vertexCount++;
    if (this.freed !== 0) {
      const v = this.freed;
      this.freed = this.chain[v]!;
      return v;
    }
    if (this.fresh === this.capacity) this.grow();
    return this.fresh++;
  }

  private grow(): void {
    this.capacity *= 2;
    const grown = (old: Int32Array) => {
      const array = new Int32Array(this.capacity);
      array.set(old);
      return array;
    };
    this.low = grown(this.low);
    this.high = grown(this.high);
    this.chain = grown(this.chain);
    this.variableOf = grown(this.variableOf);
  }

  private widen(variable: number): Int32Array {
    const old = this.heads[variable]!;
    const heads = new Int32Array(old.length * 4);
    for (let slot = 0; slot < old.length; slot++) {
      for (let v = old[slot]!; v !== 0; ) {
        const next = this.chain[v]!;
        const to = hash(this.low[v]!, this.high[v]!) & (heads.length - 1);
        this.chain[v] = heads[to]!;
        heads[to] = v;
        v = next;
      }
    }
    this.heads[variable] = heads;
    return heads;
  }

  /** Frees every vertex that none of the roots depends on (mark level by level, and sweep). */
  collect(roots: Iterable<Edge>): void {
    const marked = new Uint8Array(this.fresh);
    for (const root of roots) marked[root >>> 1] = 1;
    for (let level = 0; level < this.variableCount; level++) {
      const variable = this.variableAt[level]!;
      const heads = this.heads[variable]!;
      for (let slot = 0; slot < heads.length; slot++) {
        let kept = 0;
        for (let v = heads[slot]!; v !== 0; ) {
          const next = this.chain[v]!;
          if (marked[v] === 1) {
            marked[this.low[v]! >>> 1] = 1;
            marked[this.high[v]! >>> 1] = 1;
            this.chain[v] = kept;
            kept = v;
          } else {
            this.release(v);
            this.counts[variable]!--;
          }
          v = next;
        }
        heads[slot] = kept;
      }
    }
  }
}

export function hash(low: Edge, high: Edge): number {
  const mixed = Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
