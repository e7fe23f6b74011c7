/** Hours in the unit that reads best: seconds, minutes or hours. */
export function hours(value: number): string {
  if (!Number.isFinite(value)) return 'without bound';
  if (value !== 0 && value < 0.1) return `${digits(value * 3600)} s`;
  return value < 2 ? `${digits(value * 60)} min` : `${digits(value)} h`;
}

/** So many significant digits, without zeros at the end. */
export function digits(value: number, count = 5): string {
  return String(Number(value.toPrecision(count)));
}

/** Four decimals, the smallest as a bound. */
export function probability(value: number): string {
  return value < 0.0001 ? 'below 0.0001' : value.toFixed(4);
}

/** A share, three significant digits. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
