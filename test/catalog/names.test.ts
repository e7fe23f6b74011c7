import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainedNames, explanation } from '../../src/catalog/explanation.js';
import { nearestFact } from '../../src/catalog/facts.js';
import { editDistance, nearestName } from '../../src/catalog/nearest-name.js';

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['ab', 'ba', 1],
    ['same', 'same', 0],
  ])('%s → %s is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is symmetric and bounded by the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('nearestName', () => {
  it('finds what was meant and stays silent when nothing is near', () => {
    expect(nearestName('grase-period', ['grace-period', 'toleration'])).toBe('grace-period');
    expect(nearestName('zzzzzzzzzz', ['grace-period', 'toleration'])).toBeNull();
    expect(nearestFact('etcd.electionTimeot')).toBe('etcd.electionTimeout');
  });
});

describe('explanation', () => {
  it('knows every name it lists', () => {
    expect(explainedNames.filter((name) => explanation(name).kind === 'unknown')).toEqual([]);
  });

  it('shows the fact, the default and the widespread mistake of a parameter', () => {
    const found = explanation('kubernetes.grace-period', '1.31');
    if (found.kind !== 'parameter') throw new Error('expected a parameter');
    expect(found.fact?.id).toBe('k8s.kcm.nodeMonitorGracePeriod.new');
    expect(found.standard.distribution).toEqual({ kind: 'deterministic', value: 40 / 3600 });
    expect(found.corrections[0].finding).toContain('50 s from v1.32');
  });

  it('says which parameters rest on a fact, and what was meant by a wrong name', () => {
    expect(explanation('haproxy.inter')).toMatchObject({ kind: 'fact', usedBy: [] });
    expect(explanation('derived.haproxyDetect')).toMatchObject({
      usedBy: ['haproxy.detection', 'load-balancer.detection'],
    });
    expect(explanation('host.time-to-failur')).toEqual({ kind: 'unknown', nearest: 'host.time-to-failure' });
  });
});
