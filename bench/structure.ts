/**
 * The published fault trees and a fleet of hosts: time to compile each, with its probability and all gradient-based
 * importance measures, against
 * - SCRAM (C++, decision diagrams; the same trees, measured in the same run), where `scram` or the program named by the
 *   variable SCRAM is found;
 * - the memory: two dependent accesses to tables of that size for each recursion step, measured in the same run, which
 *   is what a decision diagram cannot do without (shown from 50,000 steps on).
 * SCRAM reports six digits, so the two can agree to about 1e-6.
 * Usage: npx tsx bench/structure.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leafProbabilities, topEventProbability } from '../src/structure/evaluation/top-event-probability.js';
import { type FaultTree, faultTree } from '../src/structure/fault-tree.js';
import { eventImportance } from '../src/structure/importance.js';
import { structureDiagram } from '../src/structure/structure-diagram.js';
import { faultTreeOfSuccess, type SuccessExpression } from '../src/structure/success-expression.js';
import { openPsa } from './structure/open-psa.js';

const folder = new URL('../fixtures/fault-trees/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

const published = Object.keys(read('expected')).map((name) => ({ name, tree: faultTree(read(name)) }));
const fleets = [
  { name: '100 hosts', tree: fleet(100, 4, 90) },
  { name: '1000 hosts', tree: fleet(1000, 10, 970) },
];

/** A service that needs so many of the hosts, each in need of its rack. */
function fleet(hosts: number, racks: number, required: number): FaultTree {
  const ids = Array.from({ length: hosts }, (_, h) => h);
  const host = (h: number): SuccessExpression => ({ all: [{ works: `host-${h}` }, { works: `rack-${h % racks}` }] });
  const down = [...ids.map((h) => [`host-${h}`, 1e-3]), ...ids.slice(0, racks).map((r) => [`rack-${r}`, 1e-4])];
  const components = Object.fromEntries(down);
  return faultTreeOfSuccess({ name: 'service', works: { atLeast: required, of: ids.map(host) }, components });
}

/** Seconds of processor time, which other programs on the machine do not lengthen. */
function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function solved(tree: FaultTree) {
  const start = ownSeconds();
  const diagram = structureDiagram(tree);
  const leaves = leafProbabilities(diagram, tree.basicEvents);
  const { probability } = topEventProbability(diagram, leaves);
  eventImportance(diagram, leaves);
  return { seconds: ownSeconds() - start, probability, diagram };
}

/** Seconds for one access to a table of 8 MiB whose place follows from the one before. */
function accessSeconds(): number {
  const size = 1 << 21;
  const next = Int32Array.from({ length: size }, (_, i) => (Math.imul(i, 1664525) + 1013904223) & (size - 1));
  let at = 0;
  const start = ownSeconds();
  for (let i = 0; i < 2 * size; i++) at = next[at]!;
  if (at < 0) throw new Error('unreachable');
  return (ownSeconds() - start) / (2 * size);
}

interface PeerRun {
  readonly seconds: number;
  readonly probability: number;
}

/** The probability and importance of a tree by SCRAM; null when it is not there or takes more than a minute. */
function byScram(tree: FaultTree, directory: string): PeerRun | null {
  const program = process.env.SCRAM ?? 'scram';
  const model = join(directory, 'model.xml');
  const report = join(directory, 'report.xml');
  writeFileSync(model, openPsa(tree));
  const options = ['--bdd', '--limit-order', '1', '--probability', '1', '--importance', '1', '--no-indent'];
  const timed = ['-c', `"$0" "$@"; code=$?; times; exit $code`, program, ...options, '--output-path', report, model];
  const { status, stdout } = spawnSync('bash', timed, { timeout: 60_000, encoding: 'utf8' });
  if (status !== 0) return null;
  // The second line of `times`: user and system time of the children.
  const parts = [...(stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const seconds = parts.reduce((sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest), 0);
  const probability = /<sum-of-products[^>]* probability="([^"]+)"/.exec(readFileSync(report, 'utf8'))?.[1];
  return { seconds, probability: Number(probability) };
}

const directory = mkdtempSync(join(tmpdir(), 'structure-bench-'));
try {
  const access = accessSeconds();
  console.log(`one table access: ${(access * 1e9).toFixed(1)} ns`);
  console.log('tree          seconds  vertices      steps  × memory  SCRAM s  × SCRAM  agreement');
  let total = 0;
  let shared = 0;
  let peerTotal = 0;
  for (const { name, tree } of [...published, ...fleets]) {
    const { seconds, probability, diagram } = solved(tree);
    const peer = byScram(tree, directory);
    total += seconds;
    if (peer !== null) {
      shared += seconds;
      peerTotal += peer.seconds;
    }
    const line = [
      name.padEnd(11),
      seconds.toFixed(3).padStart(9),
      String(diagram.vertexCount).padStart(9),
      String(diagram.steps).padStart(10),
      (diagram.steps < 50_000 ? '–' : (seconds / (2 * access * diagram.steps)).toFixed(1)).padStart(9),
      (peer === null ? '–' : peer.seconds.toFixed(3)).padStart(8),
      (peer === null ? '–' : (seconds / peer.seconds).toFixed(2)).padStart(8),
      (peer === null ? '–' : Math.abs(probability / peer.probability - 1).toExponential(0)).padStart(10),
    ];
    console.log(line.join(' '));
  }
  console.log(`total ${total.toFixed(2)} s`);
  if (peerTotal > 0) console.log(`of what SCRAM solved: ${shared.toFixed(2)} s against ${peerTotal.toFixed(2)} s`);
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
} finally {
  rmSync(directory, { recursive: true });
}
