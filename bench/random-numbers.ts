/**
 * Uniform random numbers a second: the keyed generator (Threefry-2x32-20) against Math.random of this Node (xorshift128+),
 * which has one sequence, no seed and no streams. Keyed streams are what makes results the same on any number of threads.
 * Usage: npx tsx bench/random-numbers.ts
 */
import { RandomStream } from '../src/maths/threefry.js';

const draws = 20_000_000;
const rounds = 5;

function millionPerSecond(next: () => number): number {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    let sum = 0;
    const began = performance.now();
    for (let i = 0; i < draws; i++) sum += next();
    const seconds = (performance.now() - began) / 1000;
    // The sum is used, so that the loop is not optimised away.
    if (Math.abs(sum / draws - 0.5) > 0.01) throw new Error(`mean ${sum / draws}`);
    best = Math.max(best, draws / seconds / 1e6);
  }
  return best;
}

const stream = new RandomStream();
stream.rekey(1, 2, 3);
const ours = millionPerSecond(() => stream.next());
const peer = millionPerSecond(Math.random);
console.log(`RandomStream ${ours.toFixed(0)} million/s, Math.random ${peer.toFixed(0)} million/s, best of ${rounds}`);
