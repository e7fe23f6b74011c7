import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { solvedChain } from '../../src/markov/chain/solved-chain.js';
import { readScenario } from '../../src/node/read-scenario.js';
import type { Candidate } from '../../src/scenario/scenario.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { failoverRecords } from '../../src/study/failover-records.js';
import { structuralRecord } from '../../src/study/structural-floor.js';

/**
 * docs/published-results.md sets published figures beside ours. Here each row is computed again from the scenario it names:
 * "ours" has to be what comes out, and where it differs from the published figure by more than that one is rounded, the row
 * has to say why. Every candidate of scenarios/published has a row.
 */
const folder = 'scenarios/published';
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const scenarios = Object.fromEntries(
  await Promise.all(files.map(async (file) => [file, await readScenario(`${folder}/${file}`)] as const)),
);

interface Row {
  readonly file: string;
  readonly candidate: string;
  readonly figure: string;
  readonly published: string;
  readonly ours: string;
  readonly why: string;
}

const rows: readonly Row[] = readFileSync('docs/published-results.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 8 && cells[1]!.endsWith('.yaml`'))
  .map(([, file, candidate, figure, published, ours, why]) => ({
    file: file!.replaceAll('`', ''),
    candidate: candidate!.replaceAll('`', ''),
    figure: figure!,
    published: published!,
    ours: ours!,
    why: why!,
  }));

const candidateOf = ({ file, candidate }: Row): Candidate =>
  scenarios[file]!.scenario!.candidates.find(({ id }) => id === candidate)!;

/** What a candidate given as components or as a chain comes to, exactly. */
function unavailabilityOf(candidate: Candidate): number {
  const { blueprint, parameters } = candidateModel(candidate, new Map());
  if (blueprint.chain !== null) return solvedChain(blueprint.chain).unavailability.value;
  const { structuralFloor } = structuralRecord(blueprint.model, candidate.services[0]!.id, parameters);
  return 'value' in structuralFloor ? structuralFloor.value : Number.NaN;
}

/** Renewed an hour after each failure: it fails once in (time to failure + 1 h). */
const hoursToFailure = (candidate: Candidate): number =>
  1 / solvedChain(candidate.custom!.chain!).outagesPerHour.value - 1;

function lossSeconds(candidate: Candidate, label: string): number {
  const { blueprint, parameters } = candidateModel(candidate, new Map());
  const { phases } = failoverRecords(blueprint.failureModes, parameters, []).find(({ id }) => id === 'host-lost')!;
  const last = phases.findIndex((phase) => phase.label === label);
  return phases.slice(0, last + 1).reduce((sum, { meanSeconds }) => sum + meanSeconds, 0);
}

/** The most instances of the one workload that find room. */
function fitting(candidate: Candidate): number {
  const unplaced = (instances: number): boolean => {
    const workloads = candidate.workloads.map((workload) => ({ ...workload, instances, required: instances }));
    try {
      const { placement } = candidateModel({ ...candidate, workloads }, new Map()).blueprint;
      return placement.instancesPerHost * placement.hosts < instances - 0.5 || placement.toleratedHostLosses < 0;
    } catch {
      return true;
    }
  };
  let count = 1;
  while (!unplaced(count + 1)) count++;
  return count;
}

const figures: Readonly<Record<string, (candidate: Candidate) => number>> = {
  'availability, %': (candidate) => 100 * (1 - unavailabilityOf(candidate)),
  unavailability: unavailabilityOf,
  'mean time to failure, h': hoursToFailure,
  'failures per hour': (candidate) => solvedChain(candidate.custom!.chain!).outagesPerHour.value,
  'mean outage, h': (candidate) => solvedChain(candidate.custom!.chain!).meanOutageHours.value,
  'node lost until pod made anew, s': (candidate) => lossSeconds(candidate, 'toleration'),
  'host lost until declared dead, s': (candidate) => lossSeconds(candidate, 'host-declared-dead'),
  'pods that fit': fitting,
  'pump 1 Birnbaum importance': (candidate) => {
    const { blueprint, parameters } = candidateModel(candidate, new Map());
    const { importance } = structuralRecord(blueprint.model, 'system', parameters);
    return importance.find(({ component }) => component.includes('pump-1'))!.birnbaum;
  },
};

/** With as many digits as a text has: `99.616`, `3.417e-7`. */
function likeWritten(value: number, text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return exponent === undefined ? value.toFixed(decimals) : value.toExponential(decimals);
}

describe('docs/published-results.md', () => {
  it('has a row for every candidate of every file, and no other', () => {
    const shipped = files.flatMap((file) => scenarios[file]!.scenario!.candidates.map(({ id }) => `${file} ${id}`));
    expect(new Set(rows.map(({ file, candidate }) => `${file} ${candidate}`))).toEqual(new Set(shipped));
  });

  it.each(rows.map((row) => [row.candidate, row.figure, row] as const))('%s: %s', (_candidate, figure, row) => {
    const value = figures[figure]!(candidateOf(row));
    expect(likeWritten(value, row.ours)).toBe(row.ours);
    const [low, high = low] = row.published.split('–').map(Number);
    const isSame =
      Number(likeWritten(value, row.published.split('–')[0]!)) >= low! &&
      Number(likeWritten(value, row.published.split('–')[0]!)) <= high!;
    if (!isSame) expect(row.why.length).toBeGreaterThan(20);
  });
});

describe('the scenarios behind it', () => {
  it.each(files)('%s can be read without a word of complaint', (file) => {
    expect(scenarios[file]!.problems).toEqual([]);
    const { title, candidates } = scenarios[file]!.scenario!;
    for (const { en, zh } of [title, ...candidates.map(({ name }) => name)]) expect(en).not.toBe(zh);
  });
});
