/** U+2212: a hyphen is too short and breaks at line ends. */
export const minusSign = '−';
/** Narrow and unbreakable: a number must not be torn at a line end. */
export const groupSpace = '\u202f';
export const noBreakSpace = '\u00a0';
export const enDash = '–';

/** An interval of a figure: what is shown beside it and what decides its digits. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const mostDigits = 4;
const digitsWithoutInterval = 3;
const leastDigits = 2;

/** Exponent of the leading decimal digit: 0.034 → −2, 340 → 2. */
export function magnitude(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  // Twelve digits: 1e-6 × 100 is a little less than 1e-4 in doubles, and must not count as 9.99…e-5.
  return Number(Math.abs(value).toExponential(12).split('e')[1]);
}

/**
 * The decimal place a value is rounded to, as a power of ten (0: whole numbers, −2: hundredths, 1: tens).
 * One digit of half the interval's width is kept; never fewer than two digits of the value nor more than four.
 */
export function roundingPlace(value: number, interval: Interval | null): number {
  const lead = magnitude(value);
  const width = interval === null ? 0 : (interval.high - interval.low) / 2;
  const wanted = width > 0 ? magnitude(width) : lead - digitsWithoutInterval + 1;
  return Math.max(lead - mostDigits + 1, Math.min(lead - leastDigits + 1, wanted));
}

/** `value` rounded to the given power of ten, in plain decimals, groups of three from 10 000, U+2212 as minus. */
export function atPlace(value: number, place: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? `${minusSign}∞` : '?';
  const unit = 10 ** Math.max(0, place);
  const text = (Math.round(Math.abs(value) / unit) * unit).toFixed(0);
  const plain = place >= 0 ? text : Math.abs(value).toFixed(Math.min(20, -place));
  const sign = value < 0 && Number(plain) !== 0 ? minusSign : '';
  return sign + grouped(plain);
}

/** With a fixed count of digits after the point. */
export function fixed(value: number, decimals: number): string {
  return atPlace(value, -decimals);
}

/** Rounded to significant digits, trailing zeros after the point dropped when `trim`. */
export function significant(value: number, digits: number = digitsWithoutInterval, trim = false): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const text = atPlace(rounded, magnitude(rounded) - digits + 1);
  return trim && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Always with a sign, for differences. */
export function signed(text: string): string {
  return text.startsWith(minusSign) || Number(text.replace(/\s/g, '')) === 0 ? text : `+${text}`;
}

/** A share as per cent, two digits at least, never 100 or 0 unless it is. */
export function percent(share: number, interval: Interval | null = null): string {
  const value = share * 100;
  const scaled = interval === null ? null : { low: interval.low * 100, high: interval.high * 100 };
  if (share > 0.995 && share < 1 && scaled === null) return `>${noBreakSpace}99${noBreakSpace}%`;
  if (share > 0 && share < 0.005 && scaled === null) return `<${noBreakSpace}1${noBreakSpace}%`;
  const place = scaled === null ? 0 : Math.min(0, Math.max(-2, roundingPlace(value, scaled)));
  return `${atPlace(value, place)}${noBreakSpace}%`;
}

/**
 * A probability counted over draws: 400 of 400 is not certainty, so it is never written as 0 or 100 %.
 */
export function likelihood(probability: number): string {
  if (probability > 0.995) return `>${noBreakSpace}99${noBreakSpace}%`;
  if (probability < 0.005) return `<${noBreakSpace}1${noBreakSpace}%`;
  return percent(probability);
}

/** `3.2e−14`: for residuals; few fonts have superscript digits. */
export function scientific(value: number, digits = 2): string {
  if (value === 0 || !Number.isFinite(value)) return atPlace(value, 0);
  return value
    .toExponential(digits - 1)
    .replace('e+', 'e')
    .replaceAll('-', minusSign);
}

/**
 * `12–34`, `2.6–7.7 y`: a unit both ends share is written once, and so are ends that read the same. With words between where the units differ or a minus sign
 * would make the dash ambiguous.
 */
export function range(low: string, high: string, to: string): string {
  if (low === high) return low;
  const [lowNumber, lowUnit] = splitUnit(low);
  const [highNumber, highUnit] = splitUnit(high);
  if (lowUnit !== '' && lowUnit === highUnit) return `${range(lowNumber, highNumber, to)}${noBreakSpace}${lowUnit}`;
  const ambiguous = low.startsWith(minusSign) || high.startsWith(minusSign) || low.includes(noBreakSpace);
  return ambiguous ? `${low} ${to} ${high}` : `${low}${enDash}${high}`;
}

function splitUnit(text: string): readonly [number: string, unit: string] {
  const at = text.lastIndexOf(noBreakSpace);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function grouped(plain: string): string {
  const [whole, fraction] = plain.split('.');
  const parts = whole!.length < 5 ? whole! : whole!.replace(/\B(?=(\d{3})+$)/g, groupSpace);
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
