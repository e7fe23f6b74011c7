/** Exits of one state, those by the same slot added up with the mean of their hours. */
export class ExitSums {
  private readonly triples: number[] = [];

  add(slot: number, count: number, hours: number): void {
    const { triples } = this;
    let at = 0;
    while (at < triples.length && triples[at] !== slot) at += 3;
    if (at === triples.length) triples.push(slot, 0, 0);
    const sum = triples[at + 1]! + count;
    triples[at + 2]! += ((hours - triples[at + 2]!) * count) / sum;
    triples[at + 1] = sum;
  }

  values(): Float64Array | null {
    return this.triples.length === 0 ? null : Float64Array.from(this.triples);
  }
}
