import { BudgetExhausted, hash } from '../diagram/vertex-table.js';

/**
 * Families of sets of literals as zero-suppressed decision diagrams: a vertex stands for the sets of `low` and those of
 * `high` with its literal added (S. Minato, Zero-suppressed BDDs for set manipulation, DAC 1993).
 * Vertex 0 is the empty family, vertex 1 the family that holds only the empty set. Literals grow downwards.
 */
export const EMPTY = 0;
export const UNIT = 1;

const nothing = 0x7fffffff;
/** Most modules have few sets, and there may be thousands of modules. */
const smallest = 64;

export class SetFamilies {
  literal = new Int32Array(smallest);
  low = new Int32Array(smallest);
  high = new Int32Array(smallest);
  private chain = new Int32Array(smallest);
  private heads = new Int32Array(smallest);
  /** Computed results, direct-mapped: two operands, result. */
  private cache = new Int32Array(3 * 8 * smallest);
  count = 2;

  /** @param vertexLimit more vertices than this: `BudgetExhausted` */
  constructor(private readonly vertexLimit: number) {
    this.literal[EMPTY] = nothing;
    this.literal[UNIT] = nothing;
  }

  family(literal: number, low: number, high: number): number {
    if (high === EMPTY) return low;
    let slot = this.slot(literal, low, high);
    for (let v = this.heads[slot]!; v !== 0; v = this.chain[v]!) {
      if (this.literal[v] === literal && this.low[v] === low && this.high[v] === high) return v;
    }
    if (this.count >= this.vertexLimit) throw new BudgetExhausted(`more than ${this.vertexLimit} vertices`);
    if (this.count === this.literal.length) {
      this.grow();
      slot = this.slot(literal, low, high);
    }
    const v = this.count++;
    this.literal[v] = literal;
    this.low[v] = low;
    this.high[v] = high;
    this.chain[v] = this.heads[slot]!;
    this.heads[slot] = v;
    return v;
  }

  /** The sets of one family that are not in the other. */
  difference(f: number, g: number): number {
    if (f === EMPTY || f === g) return EMPTY;
    if (g === EMPTY) return f;
    const at = 3 * (hash(f, g) & (this.cache.length / 3 - 1));
    if (this.cache[at] === f && this.cache[at + 1] === g) return this.cache[at + 2]!;
    const first = this.literal[f]!;
    const second = this.literal[g]!;
    let result: number;
    if (first > second) result = this.difference(f, this.low[g]!);
    else {
      const low = this.difference(this.low[f]!, first === second ? this.low[g]! : g);
      const high = first === second ? this.difference(this.high[f]!, this.high[g]!) : this.high[f]!;
      result = this.family(first, low, high);
    }
    this.cache[at] = f;
    this.cache[at + 1] = g;
    this.cache[at + 2] = result;
    return result;
  }

  /** The sets of one family that contain no set of the other. */
  withoutSupersets(f: number, g: number): number {
    if (f === EMPTY || f === g || g === UNIT) return EMPTY;
    if (g === EMPTY) return f;
    if (f === UNIT) return this.containsEmptySet(g) ? EMPTY : UNIT;
    // The same cache as for differences: the order of the operands is marked by the sign.
    const at = 3 * (hash(-f, g) & (this.cache.length / 3 - 1));
    if (this.cache[at] === -f && this.cache[at + 1] === g) return this.cache[at + 2]!;
    const first = this.literal[f]!;
    const second = this.literal[g]!;
    let result: number;
    if (first > second) result = this.withoutSupersets(f, this.low[g]!);
    else {
      const low = this.withoutSupersets(this.low[f]!, first === second ? this.low[g]! : g);
      let high = this.withoutSupersets(this.high[f]!, first === second ? this.low[g]! : g);
      if (first === second) high = this.withoutSupersets(high, this.high[g]!);
      result = this.family(first, low, high);
    }
    this.cache[at] = -f;
    this.cache[at + 1] = g;
    this.cache[at + 2] = result;
    return result;
  }

  private containsEmptySet(f: number): boolean {
    let at = f;
    while (at > UNIT) at = this.low[at]!;
    return at === UNIT;
  }

  private slot(literal: number, low: number, high: number): number {
    return hash(low, Math.imul(high, 31) + literal) & (this.heads.length - 1);
  }

  private grow(): void {
    const size = 2 * this.literal.length;
    const grown = (old: Int32Array) => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    this.literal = grown(this.literal);
    this.low = grown(this.low);
    this.high = grown(this.high);
    this.chain = new Int32Array(size);
    this.heads = new Int32Array(size);
    for (let v = 2; v < this.count; v++) {
      const slot = this.slot(this.literal[v]!, this.low[v]!, this.high[v]!);
      this.chain[v] = this.heads[slot]!;
      this.heads[slot] = v;
    }
    if (this.cache.length < 3 << 21) this.cache = new Int32Array(2 * this.cache.length);
  }
}
