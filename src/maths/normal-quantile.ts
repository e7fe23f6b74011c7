import { bell, erfc, scaledErfc } from './error-function.js';

/**
 * Quantile of the standard normal distribution, relative error below 1e-15: PPND16 of M. J. Wichura, Algorithm AS 241,
 * Applied Statistics 37 (1988). The upper quantile of a small tail q is −normalQuantile(q). −∞ at 0, ∞ at 1, NaN
 * outside.
 */
export function normalQuantile(p: number): number {
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return centred * centre(r);
  }
  const tail = centred < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (centred < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN;
  const root = Math.sqrt(-Math.log(tail));
  const size = root <= 5 ? near(root - 1.6) : far(root - 5);
  return centred < 0 ? -size : size;
}

/** P(Z ≤ x) of the standard normal distribution; the upper tail is normalCdf(−x). */
export function normalCdf(x: number): number {
  // Far out the rounding of x/√2 would reach the exponent.
  return x < -1 ? 0.5 * bell(x, 0.5) * scaledErfc(-x * Math.SQRT1_2) : 0.5 * erfc(-x * Math.SQRT1_2);
}

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return 0.3989422804014327 * Math.exp(-0.5 * x * x);
}

/** |p − ½| ≤ 0.425. */
function centre(r: number): number {
  const over = polynomial(
    r,
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227,
  );
  const under = polynomial(
    r,
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854,
  );
  return over / under;
}

/** Tails down to e⁻²⁵. */
function near(r: number): number {
  const over = polynomial(
    r,
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414,
  );
  const under = polynomial(
    r,
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-9,
  );
  return over / under;
}

/** Tails beyond. */
function far(r: number): number {
  const over = polynomial(
    r,
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-5,
    2.0103343992922881e-7,
  );
  const under = polynomial(
    r,
    1,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-5,
    1.421511758316446e-7,
    2.0442631033899397e-15,
  );
  return over / under;
}

function polynomial(
  r: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  c4: number,
  c5: number,
  c6: number,
  c7: number,
): number {
  return ((((((c7 * r + c6) * r + c5) * r + c4) * r + c3) * r + c2) * r + c1) * r + c0;
}
