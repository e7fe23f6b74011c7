import { describe, expect, it } from 'vitest';
import { changesBetween, changesText } from '../../src/comparison/index.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { durationParameter, type SmallCandidate, smallEvaluation } from './small-evaluation.js';

const restore = durationParameter('os.time-to-restore', 6, { source: 'our default' });
const measured = durationParameter('os.time-to-restore', 3, {
  knowledge: 'measured',
  source: 'outages.csv, 40 repairs',
});
const target = { availability: 0.999 };
const before = smallEvaluation(
  [
    { id: 'a', unavailability: 2e-3, draws: [2e-3], parameters: [restore] },
    { id: 'b', unavailability: 5e-4, draws: [5e-4], parameters: [restore] },
  ],
  target,
);
const withCandidates = (...candidates: readonly SmallCandidate[]) => smallEvaluation(candidates, target);
const repaired = (id: string, unavailability: number, parameters = [measured]): SmallCandidate => ({
  id,
  unavailability,
  draws: [unavailability],
  parameters,
});

describe('the changes between two saved evaluations', () => {
  it('are none between an evaluation and itself', () => {
    const changes = changesBetween(before, before);
    expect(changes).toEqual({
      inputs: [],
      candidatesAdded: [],
      candidatesRemoved: [],
      targets: [],
      settings: [],
      parameters: [],
      figures: [],
      causes: [],
      verdict: {
        before: { kind: 'recommended', candidate: 'b' },
        after: { kind: 'recommended', candidate: 'b' },
      },
      meetsAll: [],
    });
    expect(changesText(changes)).toBe('Nothing changed.\n');
  });

  it('name what the scenario says otherwise, once for all candidates that share it', () => {
    const saying = (stated: Evaluation['scenario']['stated']): Evaluation => ({
      ...before,
      scenario: { ...before.scenario, ...(stated === undefined ? {} : { stated }) },
    });
    const web = { 'workloads.web.instances': '4' };
    const old = saying({ a: { ...web, 'control-plane.members': '3' }, b: web });
    const more = { 'workloads.web.instances': '5' };
    const now = saying({ a: { ...more, 'control-plane.members': '1' }, b: { ...more, constructor: 'x' }, c: web });
    const changes = changesBetween(old, now);
    expect(changes.settings).toEqual([
      { setting: 'workloads.web.instances', candidates: ['a', 'b'], before: '4', after: '5' },
      { setting: 'control-plane.members', candidates: ['a'], before: '3', after: '1' },
      { setting: 'constructor', candidates: ['b'], before: null, after: 'x' },
    ]);
    const text = changesText(changes);
    expect(text).toContain('  workloads.web.instances (a, b): 4 → 5\n');
    expect(text).toContain('  constructor (b): not stated → x\n');
    // Saved before settings were kept: nothing can be said.
    expect(changesBetween(saying(undefined), now).settings).toEqual([]);
  });

  it('name the program, the seed and the scenario where they differ', () => {
    const after: Evaluation = {
      ...before,
      ninefold: '0.2.0',
      seed: 7,
      scenario: { ...before.scenario, hash: 'sha256:1', withProbability: 0.95 },
    };
    expect(changesBetween(before, after).inputs).toEqual([
      { input: 'ninefold', before: '0.1.0', after: '0.2.0' },
      { input: 'seed', before: 1, after: 7 },
      { input: 'scenario', before: 'sha256:0', after: 'sha256:1' },
      { input: 'with-probability', before: 0.9, after: 0.95 },
    ]);
  });

  it('name candidates that came and went and compare only those that stayed', () => {
    const changes = changesBetween(before, withCandidates(repaired('a', 1e-3), repaired('c', 1e-3)));
    expect([changes.candidatesAdded, changes.candidatesRemoved]).toEqual([['c'], ['b']]);
    expect(new Set(changes.figures.map(({ candidate }) => candidate))).toEqual(new Set(['a']));
    expect(changes.parameters.map(({ candidates }) => candidates)).toEqual([['a']]);
  });

  it('tell a parameter’s old and new mean and source once for all candidates that see the same change', () => {
    const { parameters } = changesBetween(before, withCandidates(repaired('a', 1e-3), repaired('b', 4e-4)));
    expect(parameters).toHaveLength(1);
    expect(parameters[0]).toMatchObject({
      parameter: 'os.time-to-restore',
      candidates: ['a', 'b'],
      before: { mean: 6, knowledge: 'assumed', source: 'our default' },
      after: { mean: 3, knowledge: 'measured', source: 'outages.csv, 40 repairs' },
    });
  });

  it('tell no parameter of which only the place in the files is another', () => {
    const stated = (line: number) => ({ ...restore, knowledge: 'stated' as const, source: `stated in s.yaml:${line}` });
    const of = (line: number) => withCandidates(repaired('a', 2e-3, [stated(line)]), repaired('b', 5e-4, [restore]));
    expect(changesBetween(of(7), of(8)).parameters).toEqual([]);
    expect(changesText(changesBetween(of(7), of(8)))).toBe('Nothing changed.\n');
  });

  it('tell the ranges where only the doubt about a parameter is another', () => {
    const doubted = { ...restore, uncertainty: { kind: 'lognormal' as const, errorFactor: 1.5 } };
    const after = withCandidates(repaired('a', 2e-3, [doubted]), repaired('b', 5e-4, [restore]));
    expect(changesText(changesBetween(before, after))).toContain(
      'parameter os.time-to-restore (a): 6 h (2 h to 18 h) [assumed: our default] → 6 h (4 h to 9 h) [assumed: our default]',
    );
  });

  it('tell a parameter that the model did not use before', () => {
    const boot = durationParameter('guest.boot', 0.01);
    const { parameters } = changesBetween(
      before,
      withCandidates(repaired('a', 2e-3, [restore, boot]), repaired('b', 5e-4, [restore])),
    );
    expect(parameters).toMatchObject([
      { parameter: 'guest.boot', candidates: ['a'], before: null, after: { mean: 0.01 } },
    ]);
  });

  it('say of each figure whether it changed by more than the error of the computation', () => {
    const widened = (value: number): Evaluation => {
      const evaluation = withCandidates(repaired('a', value, [restore]), repaired('b', 5e-4, [restore]));
      const [a, b] = evaluation.candidates;
      const service = a!.services[0]!;
      const accuracy = { kind: 'interval' as const, low: value * 0.9, high: value * 1.1, level: 0.95, method: 'test' };
      const services = [{ ...service, unavailability: { ...service.unavailability, accuracy } }];
      return { ...evaluation, candidates: [{ ...a!, services }, b!] };
    };
    const beyond = (after: Evaluation) =>
      changesBetween(widened(2e-3), after).figures.find(({ metric }) => metric === 'service-availability');
    expect(beyond(widened(2.1e-3))).toMatchObject({ candidate: 'a', beyondAccuracy: false });
    expect(beyond(widened(3e-3))).toMatchObject({ candidate: 'a', beyondAccuracy: true });
    expect(changesText(changesBetween(widened(2e-3), widened(2.1e-3)))).toContain('within the error of computation');
  });

  it('read as lines, why first and then what', () => {
    const after = withCandidates(repaired('a', 5e-4), repaired('b', 1e-4));
    const raised = {
      ...after,
      candidates: after.candidates.map((candidate) => ({
        ...candidate,
        placement: { ...candidate.placement, hosts: candidate.id === 'a' ? 2 : 3 },
      })),
    };
    expect(changesText(changesBetween(before, raised)).split('\n').slice(0, 8)).toEqual([
      'Verdict: b (recommended) → a (recommended)',
      'Inputs that changed:',
      '  parameter os.time-to-restore (a, b): 6 h [assumed: our default] → 3 h [measured: outages.csv, 40 repairs]',
      'Results that changed:',
      '  a meets every target with probability: 0 % → 100 %',
      '  Service availability (a, shop): 99.800 % → 99.9500 %',
      '  Service availability (b, shop): 99.9500 % → 99.9900 %',
      '  Nines of availability (a, shop): 2.699 → 3.301',
    ]);
  });

  it('name a changed target', () => {
    const after = smallEvaluation([repaired('a', 2e-3, [restore]), repaired('b', 5e-4, [restore])], {
      availability: 0.9995,
      rtoHours: 0.25,
      excludingPlanned: true,
    });
    expect(changesText(changesBetween(before, after))).toContain(
      'target of shop: 99.9 % a month → 99.95 % a month, without planned work, RTO 15 min',
    );
  });

  it('say which causes the downtime has changed by, the largest first, and leave out what is the same', () => {
    const rows = (minutes: Readonly<Record<string, number>>) =>
      Object.entries(minutes).map(([cause, minutesPerYear]) => ({
        ...{ cause, planned: false, timesPerYear: 1, meanMinutes: minutesPerYear, minutesPerYear, phases: [] },
      }));
    const side = (minutes: Readonly<Record<string, number>>) => smallEvaluation([{ id: 'a', budget: rows(minutes) }]);
    const changes = changesBetween(side({ site: 90, rack: 8, kubelet: 2 }), side({ site: 90.1, rack: 3, switch: 9 }));
    const found = changes.causes.map(({ cause, before: was, after: is }) => [cause, was, is]);
    expect(found).toEqual([
      ['switch', 0, 9],
      ['rack', 8, 3],
      ['kubelet', 2, 0],
    ]);
    expect(changesText(changes)).toContain('  a, shop: switch 0 → 9; rack 8 → 3; kubelet 2 → 0\n');
  });

  it('count what changes by less than is printed, without a line of its own', () => {
    const after = smallEvaluation(
      [{ id: 'a', unavailability: 2e-3 * (1 + 1e-9), draws: [2e-3], parameters: [restore] }],
      target,
    );
    expect(changesText(changesBetween(before, after))).not.toContain('99.8 % → 99.8 %');
  });
});
