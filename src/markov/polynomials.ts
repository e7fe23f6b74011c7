/** Adds factor × p(x + shift) to the coefficients of a sum, both by power of x. */
export function addShifted(sum: number[], p: ArrayLike<number>, shift: number, factor: number): void {
  if (factor === 0) return;
  for (let i = 0; i < p.length; i++) {
    if (p[i] === 0) continue;
    for (let l = 0; l <= i; l++) sum[l] = (sum[l] ?? 0) + factor * binomial(i, l) * p[i]! * shift ** (i - l);
  }
}

/** p(x), coefficients by power. */
export function valueAt(p: Float64Array, x: number): number {
  let value = 0;
  for (let i = p.length - 1; i >= 0; i--) value = value * x + p[i]!;
  return value;
}

export function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 0; i < k; i++) value = (value * (n - i)) / (i + 1);
  return value;
}
