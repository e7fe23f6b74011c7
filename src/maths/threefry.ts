/**
 * Threefry-2x32 with 20 rounds: a keyed counter-based generator (Salmon, Moraes, Dror & Shaw, Parallel random numbers:
 * as easy as 1, 2, 3, SC 2011). A stream is named by seed, replication and component; draw n of it is a function of
 * these four numbers alone, so streams need no order and no state shared between threads.
 */
export class RandomStream {
  private k0 = 0;
  private k1 = 0;
  private component = 0;
  private draw = 0;
  private spare = 0;
  private hasSpare = false;

  /** Names the stream and goes back to its first draw. All three are taken as 32-bit whole numbers. */
  rekey(seed: number, replication: number, component: number): void {
    this.k0 = seed | 0;
    this.k1 = replication | 0;
    this.component = component | 0;
    this.draw = 0;
    this.hasSpare = false;
  }

  /** The next uniform in the open interval (0, 1), on a grid of 2⁻³². */
  next(): number {
    if (this.hasSpare) {
      this.hasSpare = false;
      return this.spare;
    }
    const k0 = this.k0;
    const k1 = this.k1;
    const k2 = 0x1bd11bda ^ k0 ^ k1;
    let a = (this.component + k0) | 0;
    let b = (this.draw++ + k1) | 0;
    for (let group = 0; group < 5; group++) {
      if ((group & 1) === 0) {
        a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a;
        a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a;
        a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a;
        a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a;
      } else {
        a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a;
        a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a;
        a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a;
        a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a;
      }
      const r = group + 1;
      a = (a + (r % 3 === 0 ? k0 : r % 3 === 1 ? k1 : k2)) | 0;
      b = (b + (r % 3 === 0 ? k1 : r % 3 === 1 ? k2 : k0) + r) | 0;
    }
    this.spare = ((b >>> 0) + 0.5) * 2.3283064365386963e-10;
    this.hasSpare = true;
    return ((a >>> 0) + 0.5) * 2.3283064365386963e-10;
  }
}
