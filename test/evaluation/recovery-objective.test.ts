import { describe, expect, it } from 'vitest';
import type { CandidateEvaluation, FailureModeRecord } from '../../src/evaluation/evaluation.js';
import { countsForObjective } from '../../src/evaluation/recovery-objective.js';

const record = (id: string, lostShare = 1) => ({ id, lostShare }) as FailureModeRecord;
const over = (sites: number) =>
  ({
    topology: { sites: Array.from({ length: sites }, (_, i) => ({ id: `site ${i}`, racks: [] })), shared: [] },
  }) as unknown as CandidateEvaluation;

describe('the recovery time objective', () => {
  it('asks about the loss of a process, a machine, a rack and an entry point', () => {
    for (const id of ['process-crash', 'host-lost', 'rack-lost', 'ingress-lost']) {
      expect(countsForObjective(record(id), over(1))).toBe(true);
    }
  });

  it('asks about the loss of a site only where there is another', () => {
    expect(countsForObjective(record('site-lost'), over(1))).toBe(false);
    expect(countsForObjective(record('site-lost'), over(2))).toBe(true);
  });

  it('does not ask about what is repaired or undone by people, nor where others go on serving', () => {
    for (const id of ['storage-lost', 'storage-path-lost', 'release-bad']) {
      expect(countsForObjective(record(id), over(2))).toBe(false);
    }
    expect(countsForObjective(record('host-lost', 0.25), over(1))).toBe(false);
  });
});
