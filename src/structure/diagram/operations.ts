import { BudgetExhausted, type Edge, FALSE_EDGE, TRUE_EDGE, type VertexTable } from './vertex-table.js';

const smallestCache = 1 << 10;
const largestCache = 1 << 21;
const conjunctionCode = -1;
const parityCode = -2;

/**
 * Conjunction and parity of decision diagrams, with a computed cache (direct-mapped: two operands, code, result).
 * Negation is the flip of an edge, so nothing else is needed. Cost: product of the sizes of the operands at worst.
 */
export class Operations {
  /** Recursion steps done so far (cache misses): a measure of work that is the same on every machine. */
  steps = 0;
  private cache = new Int32Array(4 * smallestCache);
  private mask = smallestCache - 1;

  /** @param stepLimit more steps than this: `BudgetExhausted` */
  constructor(
    readonly table: VertexTable,
    public stepLimit: number,
  ) {}

  /** Must be called whenever vertices have been freed. */
  forget(): void {
    this.cache.fill(0);
  }

  /** Lets the cache follow the size of the table; called between operations. */
  adjustCache(): void {
    let size = this.mask + 1;
    if (this.table.vertexCount < size || size >= largestCache) return;
    while (size < 2 * this.table.vertexCount && size < largestCache) size *= 2;
    const old = this.cache;
    this.cache = new Int32Array(4 * size);
    this.mask = size - 1;
    for (let at = 0; at < old.length; at += 4) {
      if (old[at] === 0) continue;
      const slot = (cacheHash(old[at]!, old[at + 1]!, old[at + 2]!) & this.mask) << 2;
      for (let i = 0; i < 4; i++) this.cache[slot + i] = old[at + i]!;
    }
  }

  or(f: Edge, g: Edge): Edge {
    return this.and(f ^ 1, g ^ 1) ^ 1;
  }

  and(f: Edge, g: Edge): Edge {
    if (f === g || g === TRUE_EDGE) return f;
    if (f === TRUE_EDGE) return g;
    if (f === FALSE_EDGE || g === FALSE_EDGE || (f ^ g) === 1) return FALSE_EDGE;
    if (f > g) return this.conjunction(g, f);
    return this.conjunction(f, g);
  }

  private conjunction(f: Edge, g: Edge): Edge {
    const slot = (cacheHash(f, g, conjunctionCode) & this.mask) << 2;
    if (this.cache[slot] === f && this.cache[slot + 1] === g && this.cache[slot + 2] === conjunctionCode) {
      return this.cache[slot + 3]!;
    }
    this.countStep();
    const table = this.table;
    const fv = f >>> 1;
    const gv = g >>> 1;
    const fLevel = table.levelOf[table.variableOf[fv]!]!;
    const gLevel = table.levelOf[table.variableOf[gv]!]!;
    let fHigh = f;
    let fLow = f;
    let gHigh = g;
    let gLow = g;
    if (fLevel <= gLevel) {
      fHigh = table.high[fv]! ^ (f & 1);
      fLow = table.low[fv]! ^ (f & 1);
    }
    if (gLevel <= fLevel) {
      gHigh = table.high[gv]! ^ (g & 1);
      gLow = table.low[gv]! ^ (g & 1);
    }
    const variable = table.variableAt[fLevel < gLevel ? fLevel : gLevel]!;
    const high = this.and(fHigh, gHigh);
    const low = this.and(fLow, gLow);
    const result = table.edge(variable, low, high);
    this.cache[slot] = f;
    this.cache[slot + 1] = g;
    this.cache[slot + 2] = conjunctionCode;
    this.cache[slot + 3] = result;
    return result;
  }

  /** Parity (exclusive or): complements are pulled out of the operands. */
  xor(f: Edge, g: Edge): Edge {
    const flip = (f ^ g) & 1;
    const a = f & ~1;
    const b = g & ~1;
    if (a === b) return FALSE_EDGE ^ flip;
    if (a === TRUE_EDGE) return b ^ 1 ^ flip;
    if (b === TRUE_EDGE) return a ^ 1 ^ flip;
    return (a < b ? this.parity(a, b) : this.parity(b, a)) ^ flip;
  }

  private parity(f: Edge, g: Edge): Edge {
    const slot = (cacheHash(f, g, parityCode) & this.mask) << 2;
    if (this.cache[slot] === f && this.cache[slot + 1] === g && this.cache[slot + 2] === parityCode) {
      return this.cache[slot + 3]!;
    }
    this.countStep();
    const table = this.table;
    const fLevel = table.level(f);
    const gLevel = table.level(g);
    const f1 = fLevel <= gLevel ? table.high[f >>> 1]! : f;
    const f0 = fLevel <= gLevel ? table.low[f >>> 1]! : f;
    const g1 = gLevel <= fLevel ? table.high[g >>> 1]! : g;
    const g0 = gLevel <= fLevel ? table.low[g >>> 1]! : g;
    const variable = table.variableAt[Math.min(fLevel, gLevel)]!;
    const high = this.xor(f1, g1);
    const low = this.xor(f0, g0);
    const result = table.edge(variable, low, high);
    this.cache[slot] = f;
    this.cache[slot + 1] = g;
    this.cache[slot + 2] = parityCode;
    this.cache[slot + 3] = result;
    return result;
  }

  private countStep(): void {
    if (++this.steps > this.stepLimit) throw new BudgetExhausted(`more than ${this.stepLimit} steps`);
  }
}

function cacheHash(f: Edge, g: Edge, code: number): number {
  const mixed = Math.imul(f, 0x9e3779b1) + Math.imul(g, 0x85ebca6b) + Math.imul(code, 0x27d4eb2f);
  return mixed ^ (mixed >>> 14);
}
