/** Pairs of numbers added over ranges of levels and read at single levels, both in logarithmic time (a segment tree). */
export class RangeSums {
  private readonly first: Float64Array;
  private readonly second: Float64Array;

  constructor(private readonly size: number) {
    this.first = new Float64Array(2 * size);
    this.second = new Float64Array(2 * size);
  }

  /** Adds to the levels from … to − 1. */
  add(from: number, to: number, first: number, second: number): void {
    for (let l = from + this.size, r = to + this.size; l < r; l >>>= 1, r >>>= 1) {
      if ((l & 1) === 1) {
        this.first[l]! += first;
        this.second[l++]! += second;
      }
      if ((r & 1) === 1) {
        this.first[--r]! += first;
        this.second[r]! += second;
      }
    }
  }

  at(level: number): readonly [number, number] {
    let first = 0;
    let second = 0;
    for (let at = level + this.size; at > 0; at >>>= 1) {
      first += this.first[at]!;
      second += this.second[at]!;
    }
    return [first, second];
  }
}
