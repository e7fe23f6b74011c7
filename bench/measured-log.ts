/**
 * How fast an outage log and a utilization log are read, and in how much memory: against csv-parse alone, reading the
 * same file in the same run with the same options, its rows counted and thrown away. Each reading is a process of its
 * own, so that peaks of memory are its own; what is compared is processor time, of all threads.
 *
 *     npx tsx bench/measured-log.ts [megabytes of each file, default 1000] [rounds, default 3]
 */
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse';
import { RandomStream } from '../src/maths/threefry.js';
import { readLog } from '../src/node/read-log.js';
import { readUse } from '../src/node/read-use.js';

const plain = { columns: {}, where: {}, data: { timeZone: null, encoding: null, window: null }, onProgress: null };
const rejected = { onRejected: null };

/** Reads a file and returns its rows. */
const readings: Readonly<Record<string, (path: string) => Promise<number>>> = {
  'csv-parse': async (path) => {
    let rows = 0;
    const parser = parse({ relax_quotes: true, relax_column_count: true, skip_empty_lines: true, bom: true });
    parser.on('data', () => rows++);
    await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), parser);
    return rows - 1;
  },
  outages: async (path) => {
    const { log } = await readLog({ path, profile: null, fallbackProfile: 'outages', ...plain, ...rejected });
    return log.profile === 'outages' ? log.outages.rowsRead : Number.NaN;
  },
  utilization: async (path) => (await readUse({ path, ...plain, ...rejected })).log.rowsRead,
};

const causes = ['hardware', 'software', 'network', 'facilities', 'human', 'undetermined'];

function written(path: string, bytes: number, head: string, row: (draw: RandomStream, number: number) => string): void {
  const file = openSync(path, 'w');
  const draw = new RandomStream();
  draw.rekey(1, 0, 0);
  let done = writeSync(file, `${head}\n`);
  for (let number = 0; done < bytes; ) {
    let chunk = '';
    for (const end = number + 10_000; number < end; number++) chunk += `${row(draw, number)}\n`;
    done += writeSync(file, chunk);
  }
  closeSync(file);
}

const stamp = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

function outageRow(draw: RandomStream, number: number): string {
  const start = 1.6e9 + number * 7;
  const host = `node-${String(Math.floor(draw.next() * 5000)).padStart(4, '0')}.example.org`;
  const end = start + Math.round(-7200 * Math.log(draw.next()));
  return `${number},${host},${stamp(start)},${stamp(end)},${causes[Math.floor(draw.next() * 6)]},ticket ${number}`;
}

function useRow(draw: RandomStream, number: number): string {
  const host = `esx-${String(number % 400).padStart(3, '0')}.example.org`;
  const [cpu, memory] = [draw.next() * 90, 20 + draw.next() * 70];
  return `${stamp(1.6e9 + Math.floor(number / 400) * 20)},${host},${cpu.toFixed(2)},${memory.toFixed(2)}`;
}

interface Cost {
  readonly seconds: number;
  readonly peak: number;
  readonly rows: number;
}

async function child(name: string, path: string): Promise<void> {
  const rows = await readings[name]!(path);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stdout.write(JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024, rows }));
}

function cost(name: string, path: string): Cost {
  const self = fileURLToPath(import.meta.url);
  return JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', self, 'child', name, path], { encoding: 'utf8' }),
  );
}

function compare(name: string, path: string, rounds: number): void {
  const own: Cost[] = [];
  const alone: Cost[] = [];
  for (let round = 0; round < rounds; round++) {
    alone.push(cost('csv-parse', path));
    own.push(cost(name, path));
  }
  const best = (all: readonly Cost[]) => all.reduce((a, b) => (a.seconds < b.seconds ? a : b));
  const [a, o] = [best(alone), best(own)];
  if (a.rows !== o.rows) throw new Error(`${name}: ${o.rows} rows read, csv-parse reads ${a.rows}`);
  const megabytes = statSync(path).size / 1e6;
  console.log(
    `${name}: ${megabytes.toFixed(0)} MB, ${o.rows} rows; ${o.seconds.toFixed(1)} s against ${a.seconds.toFixed(1)} s of csv-parse alone: ` +
      `${((100 * a.seconds) / o.seconds).toFixed(0)} % of its throughput; peak ${o.peak.toFixed(0)} MB against ${a.peak.toFixed(0)} MB`,
  );
}

async function main([first = '1000', second = '3', ...rest]: readonly string[]): Promise<void> {
  if (first === 'child') return child(second, rest[0]!);
  const folder = mkdtempSync(join(tmpdir(), 'ninefold-bench-'));
  try {
    const bytes = Number(first) * 1e6;
    const rounds = Number(second);
    const [outages, use] = [join(folder, 'outages.csv'), join(folder, 'use.csv')];
    written(outages, bytes, 'id,host,start,end,cause,note', outageRow);
    compare('outages', outages, rounds);
    rmSync(outages);
    written(use, bytes, 'time,host,cpu,memory', useRow);
    compare('utilization', use, rounds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2));
