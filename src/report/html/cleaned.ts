import { plainText, truncated } from './escape.js';

/** Longest text of a record that is shown; the background, which is prose, is not cut. */
const longest = 400;
const longestProse = 20_000;

/**
 * A record with every text in it, keys included, freed of control characters and direction marks and cut to a length
 * that can be laid out: done once here, so that no picture, table or sentence can forget it.
 */
export function cleaned<T>(record: T): T {
  return cleanedValue(record, longest) as T;
}

function cleanedValue(value: unknown, limit: number): unknown {
  if (typeof value === 'string')
    return truncated(plainText(value).replace(limit === longest ? /\s+/g : /[^\S\n]+/g, ' '), limit);
  if (Array.isArray(value))
    return typeof value[0] === 'number' ? value : value.map((item) => cleanedValue(item, limit));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      truncated(plainText(key), longest),
      cleanedValue(item, key === 'background' ? longestProse : limit),
    ]),
  );
}
