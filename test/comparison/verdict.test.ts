import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/comparison/comparison.js';
import { candidateStandings } from '../../src/comparison/standings.js';
import { verdictOf } from '../../src/comparison/verdict.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import {
  durationParameter,
  failureMode,
  type SmallCandidate,
  smallEvaluation,
  type Target,
} from './small-evaluation.js';

/** Ten worlds, so many of which keep 99.9 %: the rest are down twice as long as allowed. */
const worlds = (meeting: number, within = 0.5e-3) =>
  Array.from({ length: 10 }, (_, i) => (i < meeting ? within : 2e-3) * (1 + i / 1000));

const threeNines: Partial<Target> = { availability: 0.999 };

type Expected = Pick<Verdict, 'kind' | 'candidate'> & Partial<Verdict>;
const rows: readonly (readonly [title: string, evaluation: Evaluation, expected: Expected])[] = [
  [
    'recommends the cheapest of those that meet every target',
    smallEvaluation(
      [
        { id: 'dear', hostPerYear: 300, draws: worlds(10) },
        { id: 'cheap', hostPerYear: 200, draws: worlds(9) },
        { id: 'too-weak', hostPerYear: 100, draws: worlds(8) },
      ],
      threeNines,
    ),
    { kind: 'recommended', candidate: 'cheap', rule: 'cheapest-that-meets-targets', indistinguishable: [] },
  ],
  [
    'goes by hosts where one candidate has no price',
    smallEvaluation(
      [
        { id: 'many', hosts: 5, hostPerYear: 100, draws: worlds(10) },
        { id: 'few', hosts: 4, draws: worlds(10) },
      ],
      threeNines,
    ),
    { kind: 'recommended', candidate: 'few', rule: 'fewest-hosts-that-meets-targets', indistinguishable: [] },
  ],
  [
    'names the one with less downtime where both take equally many hosts',
    smallEvaluation(
      [
        { id: 'worse', unavailability: 5e-4, draws: worlds(10, 5e-4) },
        { id: 'better', unavailability: 4e-4, draws: worlds(10, 4e-4) },
      ],
      threeNines,
    ),
    { kind: 'recommended', candidate: 'better', indistinguishable: [] },
  ],
  [
    'says that two cannot be told apart where neither hosts nor downtime decide',
    smallEvaluation(
      [
        { id: 'one', unavailability: 5.1e-4, draws: [4e-4, 6e-4, 5e-4] },
        { id: 'other', unavailability: 5e-4, draws: [6e-4, 4e-4, 5e-4] },
        { id: 'third', unavailability: 9e-4, draws: [9e-4, 9e-4, 9e-4] },
      ],
      threeNines,
    ),
    { kind: 'indistinguishable', candidate: 'other', indistinguishable: ['one'] },
  ],
  [
    'tells two of the same downtime apart by their price',
    smallEvaluation(
      [
        { id: 'dear', hostPerYear: 300, draws: worlds(10) },
        { id: 'cheap', hostPerYear: 200, draws: worlds(10) },
      ],
      threeNines,
    ),
    { kind: 'recommended', candidate: 'cheap', indistinguishable: [] },
  ],
  [
    'does not take a price difference for proven that downtime may turn round',
    smallEvaluation(
      [
        { id: 'one', hostPerYear: 100, downtimePerHour: 1000, unavailability: 5e-4, draws: [4e-4, 6e-4, 5e-4] },
        { id: 'other', hostPerYear: 101, downtimePerHour: 1000, unavailability: 5.01e-4, draws: [6e-4, 4e-4, 5e-4] },
      ],
      threeNines,
    ),
    { kind: 'indistinguishable', candidate: 'one', indistinguishable: ['other'] },
  ],
  [
    'names the most probable to meet the targets where none does so surely enough',
    smallEvaluation(
      [
        { id: 'far', draws: worlds(0), unavailability: 2e-3 },
        { id: 'near', draws: worlds(8), unavailability: 5e-4 },
      ],
      threeNines,
    ),
    { kind: 'nearest', candidate: 'near' },
  ],
  [
    'names the one that oversteps least where none can meet the targets',
    smallEvaluation(
      [
        { id: 'five-times', unavailability: 5e-3, draws: [5e-3, 5e-3] },
        { id: 'twice', unavailability: 2e-3, draws: [2e-3, 2e-3] },
      ],
      threeNines,
    ),
    { kind: 'nearest', candidate: 'twice', indistinguishable: [] },
  ],
  [
    'counts the overstepped recovery time as well',
    smallEvaluation(
      [
        { id: 'slow', unavailability: 1e-3, draws: [1e-3], failover: [failureMode('host-lost', 36_000)] },
        { id: 'quick', unavailability: 1e-3, draws: [1e-3], failover: [failureMode('host-lost', 7200)] },
      ],
      { rtoHours: 1 },
    ),
    { kind: 'nearest', candidate: 'quick' },
  ],
  [
    'recommends nothing where no target is set',
    smallEvaluation([
      { id: 'one', draws: worlds(10) },
      { id: 'other', draws: worlds(10) },
    ]),
    { kind: 'no-target', candidate: null, indistinguishable: [] },
  ],
  [
    'never prefers a custom model for having no hosts',
    smallEvaluation(
      [
        { id: 'textbook', platform: 'custom', hosts: 0, draws: worlds(10) },
        { id: 'real', hosts: 3, draws: worlds(10) },
      ],
      threeNines,
    ),
    { kind: 'recommended', candidate: 'real' },
  ],
  [
    'goes by the nominal parameters where nothing was drawn',
    smallEvaluation(
      [
        { id: 'misses', hosts: 2, unavailability: 2e-3, parameters: [durationParameter('os.time-to-restore', 4)] },
        { id: 'meets', hosts: 3, unavailability: 5e-4, parameters: [durationParameter('os.time-to-restore', 4)] },
      ],
      threeNines,
    ),
    { kind: 'recommended', candidate: 'meets' },
  ],
];

describe('the verdict', () => {
  it.each(rows)('%s', (_, evaluation, expected) => {
    expect(verdictOf(evaluation)).toMatchObject(expected);
  });
});

describe('how a candidate stands', () => {
  const standing = (candidate: SmallCandidate, target: Partial<Target>, factors: Record<string, number[]> = {}) =>
    candidateStandings(smallEvaluation([candidate], target, { factors }))[0]!;

  it('is the share of worlds that meet the availability', () => {
    expect(standing({ id: 'a', draws: worlds(7) }, threeNines)).toMatchObject({
      probabilityMeetsAll: 0.7,
      targets: [{ service: 'shop', kind: 'availability', target: 0.999, probability: 0.7, met: false }],
    });
  });

  it('leaves planned work out where the target does', () => {
    const candidate = { id: 'a', unavailability: 1.5e-3, plannedShare: 0.5, draws: [1.5e-3, 1.5e-3] };
    expect(standing(candidate, threeNines).probabilityMeetsAll).toBe(0);
    expect(standing(candidate, { ...threeNines, excludingPlanned: true }).probabilityMeetsAll).toBe(1);
  });

  it('asks for all targets in the same world, not for each in its own', () => {
    // The restart takes 30 or 120 min at the 95th percentile: two worlds miss the hour, two others the availability.
    const failover = [failureMode('host-lost', 3000, { parameters: ['application.start'] })];
    const parameters = [durationParameter('application.start', 3000 / 7200)];
    const found = standing(
      { id: 'a', draws: [2e-3, 2e-3, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4], failover, parameters },
      { ...threeNines, rtoHours: 1 },
      { 'application.start': [1, 1, 2, 2, 1, 1, 1, 1, 1, 1] },
    );
    expect(found.targets.map(({ kind, probability }) => [kind, probability])).toEqual([
      ['availability', 0.8],
      ['rto', 0.8],
    ]);
    expect(found.probabilityMeetsAll).toBe(0.6);
  });

  it('holds the slowest recovery of the whole service against its objective', () => {
    const failover = [failureMode('process-crash', 60), failureMode('host-lost', 1200)];
    const target = { rtoHours: 0.25 };
    expect(standing({ id: 'a', draws: [1e-4], failover }, target).targets[0]).toMatchObject({
      kind: 'rto',
      met: false,
    });
    const partly = [failureMode('process-crash', 60), failureMode('host-lost', 1200, { lostShare: 0.25 })];
    expect(standing({ id: 'a', draws: [1e-4], failover: partly }, target).targets[0]).toMatchObject({ met: true });
  });

  it('does not hold the recovery of another service against it', () => {
    const failover = [failureMode('host-lost', 60), failureMode('host-lost', 7200, { service: 'backoffice' })];
    expect(standing({ id: 'a', draws: [1e-4], failover }, { rtoHours: 0.25 }).targets[0]).toMatchObject({ met: true });
  });

  it('judges the loss of data only where it is modelled', () => {
    const target = { ...threeNines, rpoHours: 1 };
    const silent = standing({ id: 'a', draws: worlds(10) }, target);
    expect(silent.targets[1]).toEqual({ service: 'shop', kind: 'rpo', target: 1, probability: null, met: null });
    expect(silent.probabilityMeetsAll).toBe(1);
    const lag = { id: 'rpo', value: 2, unit: 'h', source: 'nightly copy', knowledge: 'verified' as const };
    const modelled = standing({ id: 'a', draws: worlds(10), facts: [lag] }, target);
    expect(modelled.targets[1]).toMatchObject({ probability: 0, met: false });
    expect(modelled.probabilityMeetsAll).toBe(0);
  });

  it('is certain where no parameter is in doubt, and not known where some are and none was drawn', () => {
    const certain = [durationParameter('os.time-to-restore', 4, { uncertainty: { kind: 'none' } })];
    expect(standing({ id: 'a', parameters: [durationParameter('os.time-to-restore', 4)] }, threeNines)).toMatchObject({
      probabilityMeetsAll: null,
      targets: [{ probability: null, met: true }],
    });
    expect(standing({ id: 'a', parameters: certain }, threeNines).probabilityMeetsAll).toBe(1);
    expect(standing({ id: 'a', parameters: certain, unavailability: 2e-3 }, threeNines).probabilityMeetsAll).toBe(0);
  });

  it('carries what a year costs, downtime included', () => {
    // 3 hosts × 1,000 + 10⁻⁴ × 8,766 h × 500 an hour.
    const found = standing({ id: 'a', hostPerYear: 1000, downtimePerHour: 500, unavailability: 1e-4 }, threeNines);
    expect(found.costPerYear).toBeCloseTo(3000 + 438.3, 9);
    expect(standing({ id: 'a' }, threeNines).costPerYear).toBeNull();
  });
});
