import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCoherent } from '../../src/structure/coherence.js';
import { leafProbabilities, topEventProbability } from '../../src/structure/evaluation/top-event-probability.js';
import { faultTree } from '../../src/structure/fault-tree.js';
import { fussellVeselyImportance } from '../../src/structure/fussell-vesely.js';
import { eventImportance } from '../../src/structure/importance.js';
import { minimalCutSets } from '../../src/structure/minimal-cut-sets.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';

interface Expected {
  readonly topEventProbability: string;
  readonly minimalCutSets: number | null;
  readonly basicEvents: number;
  readonly gates: number;
}

interface ExpectedImportance {
  readonly birnbaum: number;
  readonly criticality: number;
  readonly diagnostic: number;
  readonly raw: number;
  /** Null stands for infinite. */
  readonly rrw: number | null;
}

const folder = new URL('../../fixtures/fault-trees/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
const expected: Record<string, Expected> = read('expected');
const importance: Record<string, Record<string, ExpectedImportance>> = read('expected-importance');

function compiled(name: string) {
  const tree = faultTree(read(name));
  const diagram = structureDiagram(tree);
  return { tree, diagram, leaves: leafProbabilities(diagram, tree.basicEvents) };
}

/** NaN, and so no pass, where one of the two is infinite and the other is not. */
const relative = (found: number, given: number) => (found === given ? 0 : Math.abs(found - given) / Math.abs(given));

describe.each(Object.keys(expected))('industrial fault tree %s of the Aralia suite', (name) => {
  const { tree, diagram, leaves } = compiled(name);
  const given = expected[name]!;

  it('has the published size', () => {
    expect(Object.keys(tree.basicEvents)).toHaveLength(given.basicEvents);
    expect(Object.keys(tree.gates)).toHaveLength(given.gates);
  });

  it('has the reference probability to 1e-12', () => {
    const { probability, complement } = topEventProbability(diagram, leaves);
    expect(relative(probability, Number(given.topEventProbability))).toBeLessThan(1e-12);
    expect(relative(complement, 1 - Number(given.topEventProbability))).toBeLessThan(1e-12);
  });

  it('has the reference importance of every event to 1e-12', () => {
    const found = eventImportance(diagram, leaves);
    expect(new Set(found.map((row) => row.event))).toEqual(new Set(Object.keys(importance[name]!)));
    for (const row of found) {
      const own = importance[name]![row.event]!;
      expect(relative(row.birnbaumImportance, own.birnbaum), `Birnbaum of ${row.event}`).toBeLessThan(1e-12);
      expect(relative(row.criticalityImportance, own.criticality), `criticality of ${row.event}`).toBeLessThan(1e-12);
      expect(relative(row.diagnosticImportance, own.diagnostic), `diagnostic of ${row.event}`).toBeLessThan(1e-12);
      expect(relative(row.riskAchievementWorth, own.raw), `RAW of ${row.event}`).toBeLessThan(1e-12);
      const reduction = own.rrw ?? Number.POSITIVE_INFINITY;
      expect(relative(row.riskReductionWorth, reduction), `RRW of ${row.event}`).toBeLessThan(1e-12);
    }
  });

  if (given.minimalCutSets === null) return;

  it('has the reference number of minimal cut sets', () => {
    const found = minimalCutSets(diagram, leaves, { maximumOrder: 20, limit: 100 });
    expect(found.count).toBe(given.minimalCutSets);
  });

  if (!isCoherent(diagram)) return;

  it('is at most as probable as its cut sets together, and no less than the likeliest of them', () => {
    // Boole's inequality over the listed sets and the bound on those not listed.
    const { sets, unlisted } = minimalCutSets(diagram, leaves, { limit: 2000 });
    const listed = sets.reduce((sum, set) => sum + set.probability, 0);
    const { probability } = topEventProbability(diagram, leaves);
    expect(probability).toBeLessThanOrEqual((listed + unlisted.count * unlisted.probabilityAtMost) * (1 + 1e-12));
    expect(probability).toBeGreaterThanOrEqual(sets[0]!.probability);
  });
});

describe('the suite as a whole', () => {
  it('has one tree that is not coherent', () => {
    expect(Object.keys(expected).filter((name) => !isCoherent(compiled(name).diagram))).toEqual(['das9601']);
  });

  it('Fussell–Vesely lies between criticality and diagnostic importance', () => {
    // Critical and failed implies a failed cut set with the event, which implies that the event has happened.
    for (const name of ['chinese', 'das9201', 'das9204', 'ftr10', 'isp9606', 'isp9607']) {
      const { diagram, leaves } = compiled(name);
      const fussellVesely = fussellVeselyImportance(diagram, leaves)!;
      eventImportance(diagram, leaves).forEach((row, i) => {
        expect(fussellVesely[i]).toBeGreaterThanOrEqual(row.criticalityImportance * (1 - 1e-12));
        expect(fussellVesely[i]).toBeLessThanOrEqual(row.diagnosticImportance * (1 + 1e-12));
      });
    }
  });
});
