import type { Interval } from './number.js';
import { atPlace, fixed, magnitude, noBreakSpace, roundingPlace } from './number.js';

/** Digits after the point of the percentage beyond which doubles carry nothing. */
const mostDecimals = 14;

/**
 * An availability as per cent, from its unavailability: 100 % minus the unavailability rounded to its own digits,
 * subtracted as whole numbers, so that the nines never come from rounding. Less than 100 % unless nothing is missing.
 * @param unavailability 1 − availability, 0…1
 * @param interval of the unavailability; decides the digits
 */
export function availabilityPercent(unavailability: number, interval: Interval | null = null): string {
  return `${percentDigits(unavailability, availabilityDecimals(unavailability, interval))}${noBreakSpace}%`;
}

/** Low and high end of an availability; each end keeps as many digits as it takes not to read 100 %. */
export function availabilityRange(unavailability: number, interval: Interval): readonly [string, string] {
  const decimals = availabilityDecimals(unavailability, interval);
  return [endOf(interval.high, decimals), endOf(interval.low, decimals)];
}

/** −log10 of the unavailability with two decimals: 99.95 % → 3.30. */
export function nines(unavailability: number): string {
  if (unavailability <= 0) return '∞';
  return fixed(Math.max(0, -Math.log10(unavailability)), 2);
}

/** A target as it was written: 0.9995 → `99.95 %`, without trailing zeros. */
export function targetPercent(availability: number): string {
  const text = (availability * 100).toFixed(10).replace(/\.?0+$/, '');
  return `${text}${noBreakSpace}%`;
}

function availabilityDecimals(unavailability: number, interval: Interval | null): number {
  if (unavailability <= 0) return 0;
  const scaled = interval === null ? null : { low: interval.low * 100, high: interval.high * 100 };
  const place = interval === null ? magnitude(unavailability * 100) - 1 : roundingPlace(unavailability * 100, scaled);
  return Math.min(mostDecimals, Math.max(0, -place));
}

function endOf(unavailability: number, decimals: number): string {
  const needed = unavailability > 0 ? -magnitude(unavailability * 100) : 0;
  return percentDigits(unavailability, Math.min(mostDecimals, Math.max(decimals, needed)));
}

function percentDigits(unavailability: number, decimals: number): string {
  const whole = 10n ** BigInt(decimals + 2);
  const missing = BigInt(atPlace(Math.min(1, Math.max(0, unavailability)) * 100, -decimals).replace(/\D/g, ''));
  const digits = (whole - missing).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
