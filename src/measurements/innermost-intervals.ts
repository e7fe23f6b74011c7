import { firstIndex } from '../maths/first-index.js';
import type { Lifetimes } from './lifetimes.js';

/** Where the mass of a lifetime distribution can lie, given what is known of some, and which of them each could be in. */
export interface InnermostIntervals {
  /** Ends of each: it reaches from just after `left` to `right`, or is the point where they are equal. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Of each lifetime: the first interval it could be in, and the one after the last. */
  readonly begin: Uint32Array;
  readonly end: Uint32Array;
  /** Of each lifetime: the first interval after its entry. */
  readonly entry: Uint32Array;
}

/** Order of ends at the same time: a point begins before intervals to it end, and those that reach beyond begin last. */
const POINT = 0;
const RIGHT = 1;
const LEFT = 2;

interface End {
  readonly at: number;
  readonly kind: typeof POINT | typeof RIGHT | typeof LEFT;
}

/**
 * A left end with a right end next to it (Peto 1973, Turnbull 1976): likelihoods do not depend on where between them the mass
 * lies, and none has a maximum with mass elsewhere. Entries end intervals too: what lies before one was not to be seen.
 */
export function innermostIntervals({ low, high, entry }: Lifetimes): InnermostIntervals {
  const ends: End[] = [];
  for (let i = 0; i < low.length; i++) {
    ends.push({ at: low[i], kind: low[i] === high[i] ? POINT : LEFT }, { at: high[i], kind: RIGHT });
    if (entry[i] > 0) ends.push({ at: entry[i], kind: RIGHT });
  }
  ends.sort((a, b) => a.at - b.at || a.kind - b.kind);
  const [left, right]: number[][] = [[], []];
  for (let k = 1; k < ends.length; k++) {
    if (ends[k].kind !== RIGHT || ends[k - 1].kind === RIGHT) continue;
    left.push(ends[k - 1].at);
    right.push(ends[k].at);
  }
  const first = (from: number, isPoint: boolean) =>
    firstIndex(left.length, (j) => (isPoint ? right[j] >= from : left[j] >= from && right[j] > from));
  return {
    left: Float64Array.from(left),
    right: Float64Array.from(right),
    begin: Uint32Array.from(low, (from, i) => first(from, low[i] === high[i])),
    end: Uint32Array.from(high, (to) => firstIndex(right.length, (j) => right[j] > to)),
    entry: Uint32Array.from(entry, (from) => (from > 0 ? first(from, false) : 0)),
  };
}
