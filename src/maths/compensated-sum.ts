/**
 * Running sum whose error does not grow with the number of terms (Neumaier, Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen, 1974).
 */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(term: number): void {
    const next = this.sum + term;
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  get total(): number {
    // An infinite term leaves NaN in the compensation.
    return Number.isFinite(this.sum) ? this.sum + this.lost : this.sum;
  }
}

/** Sum of f over the values (of the values themselves by default); 0 when empty. */
export function compensatedSum(values: ArrayLike<number>, f: (value: number, index: number) => number = same): number {
  const sum = new CompensatedSum();
  for (let i = 0; i < values.length; i++) sum.add(f(values[i]!, i));
  return sum.total;
}

function same(value: number): number {
  return value;
}
