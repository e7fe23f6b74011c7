/**
 * Chains given as states and rates: seconds and peak memory for unavailability and outage frequency with their two-sided
 * bounds, against
 * - plain Gauss–Seidel to 1e-6 relative change without a bound, the default of established tools, in the same run; its
 *   true error is read off our bound;
 * - the memory: one pass over all transitions, below which no iteration comes.
 * The workstation cluster of N = 4, 16, 64, 128, 166 (10³ to 10⁶ states) and 2^17 states of independent components, all of
 * which must fail (unavailability below 1e-12). The peak of memory is that of the program so far, the making of the chain
 * and those before it included.
 * Usage: npx tsx bench/chains.ts
 */
import { steadyFigures } from '../src/markov/chain/solved-chain.js';
import { type SparseChain, sparseChain } from '../src/markov/chain/sparse-chain.js';
import { workstationCluster } from '../test/markov/chain/workstation-cluster.js';
import { plainGaussSeidel } from './chains/plain-gauss-seidel.js';

interface Case {
  readonly name: string;
  readonly chain: SparseChain;
  readonly up: Uint8Array;
}

const cluster = (n: number): Case => {
  const { chain, premium } = workstationCluster(n);
  return { name: `cluster ${n}`, chain, up: premium };
};

/** n repairable components; the system is down when all are. */
function independent(n: number): Case {
  const triples = { from: [] as number[], to: [] as number[], perHour: [] as number[] };
  for (let s = 0; s < 1 << n; s++) {
    for (let i = 0; i < n; i++) {
      triples.from.push(s);
      triples.to.push(s ^ (1 << i));
      triples.perHour.push((s >> i) & 1 ? 1 + i / n : 0.1);
    }
  }
  const up = new Uint8Array(1 << n).fill(1);
  up[(1 << n) - 1] = 0;
  return { name: `${n} parallel`, chain: sparseChain(1 << n, triples), up };
}

/** Seconds of processor time, which other programs on the machine do not lengthen. */
function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function timed<T>(run: () => T): [T, number] {
  const start = ownSeconds();
  const result = run();
  return [result, ownSeconds() - start];
}

function onePass({ stateCount, start, column, rate }: SparseChain): number {
  const x = new Float64Array(stateCount).fill(1);
  let sum = 0;
  for (let s = 0; s < stateCount; s++) for (let t = start[s]!; t < start[s + 1]!; t++) sum += rate[t]! * x[column[t]!]!;
  return sum;
}

console.log(
  'chain           states  seconds  passes  unavailability       bound  plain s  × plain  its error  peak MiB',
);
for (const make of [
  () => cluster(4),
  () => cluster(16),
  () => cluster(64),
  () => independent(17),
  () => cluster(128),
  () => cluster(166),
]) {
  const { name, chain, up } = make();
  const [{ unavailability: u }, seconds] = timed(() => steadyFigures(chain, up));
  onePass(chain);
  const [, pass] = timed(() => onePass(chain));
  const peak = process.resourceUsage().maxRSS / 1024;
  const [plain, plainSeconds] = timed(() => plainGaussSeidel(chain));
  const found = plain.reduce((sum, p, s) => sum + (up[s] === 1 ? 0 : p), 0);
  const line = [
    name.padEnd(12),
    String(chain.stateCount).padStart(9),
    seconds.toFixed(2).padStart(8),
    (seconds / pass).toFixed(0).padStart(7),
    u.value.toExponential(8).padStart(15),
    ((u.high - u.low) / u.value).toExponential(1).padStart(11),
    plainSeconds.toFixed(2).padStart(8),
    (seconds / plainSeconds).toFixed(2).padStart(8),
    Math.abs(found / u.value - 1)
      .toExponential(1)
      .padStart(10),
    peak.toFixed(0).padStart(9),
  ];
  console.log(line.join(' '));
}
