import type { Reading } from './amount-text.js';
import { durationHours } from './duration-text.js';
import { expectedFound } from './wording.js';

const amount = String.raw`\d+(?:\.\d+)?`;

/** What a price is for: words of the text, and how the message names it. */
export interface PriceForm {
  readonly expected: string;
  /** A word that must stand between amount and time, such as `core`; null: none. */
  readonly thing: string | null;
}

export const hostPrice: PriceForm = { expected: 'a price such as 96000 over 5 y or 19200 per y', thing: null };
export const licencePrice: PriceForm = { expected: 'a price such as 1500 per core per y', thing: 'core' };
export const downtimePrice: PriceForm = { expected: 'a price such as 5000 per min', thing: null };

/** Regular expression of a price, for editors (JSON Schema `pattern`). */
export function pricePattern(form: PriceForm): string {
  const thing = form.thing === null ? '' : String.raw`per\s+${form.thing}\s+`;
  return String.raw`^\s*${amount}\s+${thing}(per|over)\s+.+$`;
}

/**
 * An amount of money per so many hours: `5000 per min`, `96000 over 5 y`, `1500 per core per y` (per core).
 *
 * @param perHours the time the result is for: 1 for an hour, 8,766 for a year
 */
export function money(text: string, form: PriceForm, perHours: number): Reading<number> {
  const match = new RegExp(String.raw`^\s*(${amount})\s+(?:per\s+(\p{L}+)\s+)?(?:per|over)\s+(.+)$`, 'u').exec(text);
  const fault = { fault: expectedFound(form.expected, text) };
  if (match === null || (match[2] ?? null) !== form.thing) return fault;
  const span = durationHours(/^\d/.test(match[3]) ? match[3] : `1 ${match[3]}`);
  if ('fault' in span) return span;
  const value = Number(match[1]) / (span.value / perHours);
  return span.value > 0 && Number.isFinite(value) ? { value } : fault;
}

const expectedEnergy = 'a price such as 0.8 per kWh';
export const energyPattern = String.raw`^\s*${amount}\s+per\s+kWh\s*$`;

/** `0.8 per kWh`. */
export function moneyPerKilowattHour(text: string): Reading<number> {
  const match = new RegExp(String.raw`^\s*(${amount})\s+per\s+kWh\s*$`, 'i').exec(text);
  return match === null ? { fault: expectedFound(expectedEnergy, text) } : { value: Number(match[1]) };
}
