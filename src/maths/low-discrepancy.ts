import { SOBOL_DIRECTION_NUMBERS } from './sobol-direction-numbers.js';
import { RandomStream, threefry2x32 } from './threefry.js';

const BITS = 32;
/** Keys the scrambling apart from the streams of the simulation; the letters SOBL. */
const SCRAMBLING = 0x534f424c;
const SOBOL_DIMENSIONS = SOBOL_DIRECTION_NUMBERS.length + 1;

/**
 * Points that fill the unit cube more evenly than random ones: Sobol's sequence (Joe & Kuo 2008), scrambled by random
 * lower triangular matrices and a digital shift (Matoušek, On the L2-discrepancy for anchored boxes, 1998). Each point by
 * itself is uniform, so averages are unbiased; different seeds give independent sets, whose spread tells the error. With
 * a power of two as count every coordinate has exactly one value in each of `count` equal intervals.
 *
 * Dimensions beyond the 256th are a Latin hypercube: put the parameters that matter first.
 *
 * @returns `count` points of `dimensions` coordinates in the open interval (0, 1)
 * @throws RangeError count or dimensions not a whole number in range
 */
export function lowDiscrepancyPoints(count: number, dimensions: number, seed: number): Float64Array[] {
  if (!Number.isInteger(count) || count < 0 || count > 2 ** 31) {
    throw new RangeError(`expected a number of points from 0 to 2^31, found ${count}`);
  }
  if (!Number.isInteger(dimensions) || dimensions < 0) {
    throw new RangeError(`expected a whole number of dimensions, found ${dimensions}`);
  }
  const points = Array.from({ length: count }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    lowDiscrepancyColumn(count, d, seed).forEach((value, i) => {
      points[i]![d] = value;
    });
  }
  return points;
}

/** One coordinate of the same points, whatever others there are: `dimension` from 0 to 2³² − 1. */
export function lowDiscrepancyColumn(count: number, dimension: number, seed: number): Float64Array {
  return dimension < SOBOL_DIMENSIONS
    ? sobolColumn(count, scrambled(dimension, seed))
    : latinColumn(count, dimension, seed);
}

/** Direction numbers of a dimension (the first is 0) as 32-bit fractions, and what every point is shifted by. */
export interface SobolDimension {
  readonly directions: Int32Array;
  readonly shift: number;
}

/** Coordinates of the first `count` points of one dimension, in Gray code order (Antonov & Saleev 1979). */
export function sobolColumn(count: number, { directions, shift }: SobolDimension): Float64Array {
  const column = new Float64Array(count);
  let x = shift;
  for (let i = 0; i < count; i++) {
    column[i] = ((x >>> 0) + 0.5) * 2 ** -BITS;
    // Position of the lowest zero bit of i.
    x ^= directions[31 - Math.clz32(~i & (i + 1))]!;
  }
  return column;
}

/** The dimension as Joe & Kuo give it, before scrambling. */
export function sobolDimension(dimension: number): SobolDimension {
  const directions = new Int32Array(BITS);
  const [inner, ...initial] = dimension === 0 ? [0] : SOBOL_DIRECTION_NUMBERS[dimension - 1]!;
  const degree = initial.length;
  for (let k = 0; k < BITS; k++) {
    if (dimension === 0) directions[k] = 1 << (31 - k);
    else if (k < degree) directions[k] = initial[k]! << (31 - k);
    else {
      let v = directions[k - degree]! ^ (directions[k - degree]! >>> degree);
      for (let j = 1; j < degree; j++) if ((inner! >>> (degree - 1 - j)) & 1) v ^= directions[k - j]!;
      directions[k] = v;
    }
  }
  return { directions, shift: 0 };
}

function scrambled(dimension: number, seed: number): SobolDimension {
  const words = new Int32Array(2);
  const rows = new Int32Array(BITS);
  for (let row = 0; row < BITS; row++) {
    threefry2x32(seed, SCRAMBLING, dimension, row, words);
    // Bit of the digit itself, and random ones of the higher digits.
    rows[row] = (1 << (31 - row)) | (row === 0 ? 0 : words[0]! & (-1 << (32 - row)));
  }
  const directions = sobolDimension(dimension).directions.map((v) => {
    let mixed = 0;
    for (let row = 0; row < BITS; row++) mixed |= parity(rows[row]! & v) << (31 - row);
    return mixed;
  });
  threefry2x32(seed, SCRAMBLING, dimension, BITS, words);
  return { directions, shift: words[0]! };
}

function parity(word: number): number {
  let x = word ^ (word >>> 16);
  x ^= x >>> 8;
  x ^= x >>> 4;
  return (0x6996 >>> (x & 15)) & 1;
}

/** One value in each of `count` equal intervals, in random order (Fisher–Yates). */
function latinColumn(count: number, dimension: number, seed: number): Float64Array {
  const stream = new RandomStream();
  stream.rekey(seed, SCRAMBLING, dimension);
  const column = Float64Array.from({ length: count }, (_, i) => (i + stream.next()) / count);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(stream.next() * (i + 1));
    [column[i], column[j]] = [column[j]!, column[i]!];
  }
  return column;
}
