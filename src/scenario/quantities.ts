import { amountPattern, decimalPoint, finite, type Reading } from './amount-text.js';
import { durationHours, durationPattern, timeUnitPattern } from './duration-text.js';
import { expectedFound } from './wording.js';

const gibibytesPerUnit: Readonly<Record<string, number>> = {
  KiB: 2 ** -20,
  MiB: 2 ** -10,
  GiB: 1,
  TiB: 2 ** 10,
  Mi: 2 ** -10,
  Gi: 1,
  Ti: 2 ** 10,
  MB: 1e6 / 2 ** 30,
  GB: 1e9 / 2 ** 30,
  TB: 1e12 / 2 ** 30,
};

const memoryUnits = Object.keys(gibibytesPerUnit)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** Regular expressions of what the readers below take, for editors (JSON Schema `pattern`). */
export const quantityPatterns = {
  duration: durationPattern,
  memory: String.raw`^\s*${amountPattern}\s*(${memoryUnits})\s*$`,
  cpu: String.raw`^\s*${amountPattern}\s*(m|vCPUs?|cores?|CPUs?)?\s*$`,
  share: String.raw`^\s*${amountPattern}\s*%\s*$`,
  rate: String.raw`^\s*${amountPattern}\s*(per\s|/)\s*(${amountPattern})?\s*(${timeUnitPattern})\s*$`,
  reserve: String.raw`^\s*(none|\d+\s*hosts?|${amountPattern}\s*%)\s*$`,
} as const;

const expectedMemory = 'an amount of memory with its unit, such as 4 GiB or 512 MiB';

/** Memory such as `4 GiB`, `512 MiB`, `64 GB` or, as Kubernetes writes it, `4Gi`; in GiB. */
export function memoryGiB(text: string): Reading<number> {
  const match = new RegExp(String.raw`^\s*(${amountPattern})\s*(\p{L}*)\s*$`, 'u').exec(text);
  if (match === null) return { fault: expectedFound(expectedMemory, text) + decimalPoint(text.trim()) };
  const [, value, unit] = match;
  if (unit === '') return { fault: `${expectedFound(expectedMemory, text)}; add a unit, for example "${value} GiB"` };
  if (!Object.hasOwn(gibibytesPerUnit, unit)) {
    const units = Object.keys(gibibytesPerUnit);
    return { fault: expectedFound('a unit of memory (MiB, GiB, TiB, MB, GB, TB)', unit, units) };
  }
  return finite(Number(value) * gibibytesPerUnit[unit], expectedMemory, text);
}

const expectedCpu = 'a number of cores, such as 2, 2 vCPU or 500m';

/** Cores such as `2`, `2 vCPU`, `1.5 cores` or, in thousandths, `500m`. */
export function cpuCores(text: string): Reading<number> {
  const match = new RegExp(String.raw`^\s*(${amountPattern})\s*(m|vCPUs?|cores?|CPUs?)?\s*$`, 'i').exec(text);
  if (match === null) return { fault: expectedFound(expectedCpu, text) + decimalPoint(text.trim()) };
  return finite(Number(match[1]) / (match[2]?.toLowerCase() === 'm' ? 1000 : 1), expectedCpu, text);
}

const expectedShare = 'a percentage from 0 % to 100 %, such as 99.95%';

/** A percentage such as `99.95%`, as a share from 0 to 1. */
export function share(text: string): Reading<number> {
  const match = new RegExp(String.raw`^\s*(${amountPattern})\s*(%?)\s*$`).exec(text);
  if (match === null) return { fault: expectedFound(expectedShare, text) + decimalPoint(text.trim()) };
  if (match[2] === '') return shareOfNumber(Number(match[1]));
  // Divided as decimals are written: 99.95 / 100 is the nearest double to 0.9995, 99.95 × 0.01 is not.
  const value = Number(match[1]) / 100;
  return value <= 1 ? { value } : { fault: expectedFound(expectedShare, text) };
}

/** A bare number read as a share: from 0 up to, but not including, 1, which may be meant as 1 %. */
export function shareOfNumber(value: number): Reading<number> {
  if (value >= 0 && value < 1) return { value };
  const meant = value >= 1 && value <= 100 ? `; did you mean "${value}%"?` : '';
  return { fault: `${expectedFound(expectedShare, value)}${meant}` };
}

const expectedRate = 'a rate such as 4 per y or 2 per 1000 h';

/** So many events in a span of time; left as a ratio, so that a rate per year given per year stays the number it was. */
export interface Rate {
  readonly count: number;
  readonly hours: number;
}

/** A rate such as `4 per y`, `1/month` or `2 per 1000 h`. */
export function rate(text: string): Reading<Rate> {
  const match = new RegExp(String.raw`^\s*(${amountPattern})\s*(?:per\s|/)\s*(.+)$`).exec(text);
  if (match === null) return { fault: expectedFound(expectedRate, text) };
  const span = durationHours(/^\s*[\d.]/.test(match[2]) ? match[2] : `1 ${match[2]}`);
  if ('fault' in span) return span;
  const count = Number(match[1]);
  const sound = span.value > 0 && Number.isFinite(count);
  return sound ? { value: { count, hours: span.value } } : { fault: expectedFound(expectedRate, text) };
}

/** Failover capacity: hosts, a share of all, or none. */
export type Reserve =
  | { readonly kind: 'hosts'; readonly hosts: number }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'none' };

const expectedReserve = 'a reserve such as 1 host, 25% or none';

/** `none`, `1 host`, `2 hosts` or `25%`. */
export function reserve(text: string): Reading<Reserve> {
  if (text.trim() === 'none') return { value: { kind: 'none' } };
  const hosts = /^\s*(\d{1,6})\s*hosts?\s*$/.exec(text);
  if (hosts !== null) {
    const count = Number(hosts[1]);
    return { value: count === 0 ? { kind: 'none' } : { kind: 'hosts', hosts: count } };
  }
  if (!text.includes('%')) return { fault: expectedFound(expectedReserve, text, ['none']) };
  const part = share(text);
  if ('fault' in part) return part;
  if (part.value >= 1) return { fault: expectedFound('a reserve of less than 100%', text) };
  return { value: { kind: 'share', share: part.value } };
}
