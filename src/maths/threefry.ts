/** Skein's key schedule constant, cut to 32 bits. */
const PARITY = 0x1bd11bda;

/**
 * Threefry-2x32 with 20 rounds: a keyed bijection of 64 bits (Salmon, Moraes, Dror & Shaw, Parallel random numbers: as
 * easy as 1, 2, 3, SC 2011).
 *
 * @param out receives the two words, as signed 32-bit numbers
 */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number, out: Int32Array): void {
  const k2 = PARITY ^ k0 ^ k1;
  let a = (c0 + k0) | 0;
  let b = (c1 + k1) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 1) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 2) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k0) | 0;
  b = (b + k1 + 3) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 4) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 5) | 0;
  out[0] = a;
  out[1] = b;
}

/**
 * A stream of uniforms, named by seed, replication and component; draw n of it is a function of these four numbers alone,
 * so streams need no order and no state shared between threads. Period of a stream: 2³³ draws.
 */
export class RandomStream {
  private k0 = 0;
  private k1 = 0;
  private component = 0;
  private block = 0;
  private readonly words = new Int32Array(2);
  private hasSpare = false;

  /** Names the stream and goes back to its first draw. All three are taken as 32-bit whole numbers. */
  rekey(seed: number, replication: number, component: number): void {
    this.k0 = seed | 0;
    this.k1 = replication | 0;
    this.component = component | 0;
    this.block = 0;
    this.hasSpare = false;
  }

  /** The next uniform in the open interval (0, 1): an odd multiple of 2⁻³³. */
  next(): number {
    if (this.hasSpare) {
      this.hasSpare = false;
      return uniform(this.words[1]!);
    }
    threefry2x32(this.k0, this.k1, this.component, this.block++, this.words);
    this.hasSpare = true;
    return uniform(this.words[0]!);
  }
}

function uniform(word: number): number {
  return ((word >>> 0) + 0.5) * 2 ** -32;
}
