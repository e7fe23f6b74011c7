import { describe, expect, it } from 'vitest';
import { hoursPerYear } from '../../src/maths/calendar-hours.js';
import { mean } from '../../src/maths/distribution-moments.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { solvedCandidate } from '../../src/study/solved-candidate.js';
import { candidatesIn, Play } from './play.js';

const text = (parameters: string) => `
workloads: { web: { instances: 3, required: 1, each: { cpu: 1, memory: 2 GiB } } }
services: { shop: { needs: [web] }, running: { needs: [management-api] } }
${parameters}
candidates:
  vms: { platform: vm, hosts: &three { count: 3, racks: 3, cpu: 16, memory: 64 GiB }, ha: { kind: vsphere }, storage: { kind: array }, planned: none }
  pods: { platform: kubernetes, hosts: *three, control-plane: { members: 3, hosts: shared }, planned: none }
baseline: vms
`;
const candidates = candidatesIn(text('parameters: { operator-error.time-to-failure: 2 y }'));

describe.each(['vms', 'pods'])('an error of those who run the platform, on %s', (id) => {
  it('takes every service down, whatever redundancy there is, until it is put right', () => {
    const play = Play.of(candidates[id]!).fire('operators fails: operator-error');
    expect([play.isUp('shop'), play.isUp('running'), play.served('shop')]).toEqual([false, false, 0]);
    play.fire('operators restored: operator-error');
    expect([play.isUp('shop'), play.isUp('running')]).toEqual([true, true]);
  });

  it('costs its rate times its restore: the closed form of the budget', () => {
    const model = candidateModel(candidates[id]!, new Map());
    const { figures } = solvedCandidate(model, { relativeBound: 0.02, maximumStates: 3000 });
    const row = figures.services[0]!.budget.find(({ cause }) => cause === 'operator-error')!;
    const restore = mean(model.parameters.get('operator-error.time-to-restore')!.distribution);
    // Up to other failures meanwhile.
    expect(row.outagesPerHour * (2 * hoursPerYear + restore)).toBeCloseTo(1, 2);
    expect(row.byPhase.reduce((sum, each) => sum + each, 0) / row.outagesPerHour / restore).toBeCloseTo(1, 1);
  });

  it('is followed only where the scenario says how often, and else is a limit', () => {
    const unsaid = candidatesIn(text(''))[id]!;
    const keys = (candidate: typeof unsaid) => blueprintOf(candidate).limits.map(({ key }) => key);
    expect(Play.of(unsaid).enabled(/operators/)).toEqual([]);
    expect(keys(unsaid)).toContain('operator-error');
    expect(keys(candidates[id]!)).not.toContain('operator-error');
  });
});
