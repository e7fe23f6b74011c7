import { describe, expect, it } from 'vitest';
import { mean } from '../../src/maths/distribution-moments.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { solvedCandidate } from '../../src/study/solved-candidate.js';
import { candidatesIn, Play } from './play.js';

const candidates = candidatesIn(`
workloads:
  one: { instances: 1, each: { cpu: 1, memory: 2 GiB }, parameters: { app.persistent-share: 10% } }
  three: { instances: 3, required: 2, each: { cpu: 1, memory: 2 GiB }, parameters: { app.persistent-share: 10% } }
  plain: { instances: 1, each: { cpu: 1, memory: 2 GiB } }
services: { single: { needs: [one] }, several: { needs: [three] }, other: { needs: [plain] } }
candidates:
  vms: { platform: vm, hosts: &three { count: 3, racks: 3, cpu: 16, memory: 64 GiB }, ha: { kind: vsphere }, storage: { kind: array }, planned: none }
  pods: { platform: kubernetes, hosts: *three, control-plane: { members: 3, hosts: shared }, planned: none }
baseline: vms
`);
const terms = (id: string, workload: string) =>
  blueprintOf(candidates[id]!)
    .failureModes.find((row) => row.id === 'persistent-fault' && row.workload === workload)
    ?.phases.flatMap(({ delay }) => delay.terms);

describe('a crash whose cause persists', () => {
  it('is out until the fault is mended, then for the rest of the wait before a restart: minutes on Kubernetes', () => {
    expect(terms('pods', 'one')).toEqual(['app.persistent-fault-lasts', 'crash-loop.wait', 'app.start']);
    expect(terms('vms', 'one')).toEqual(['app.persistent-fault-lasts', 'service-manager.retry-wait', 'app.start']);
    const { parameters } = candidateModel(candidates.pods!, new Map());
    const of = (name: string) => mean(parameters.get(name)!.distribution);
    expect(of('crash-loop.wait')).toBeGreaterThan(4 * of('container.restart'));
  });

  it.each(['vms', 'pods'])('is the stated share of the crashes and no crash more, on %s', (id) => {
    const model = candidateModel(candidates[id]!, new Map());
    const { figures } = solvedCandidate(model, { relativeBound: 0.002, maximumStates: 3000 });
    const of = (name: string) => mean(model.parameters.get(name)!.distribution);
    const { budget } = figures.services.find((service) => service.id === 'single')!;
    const row = (cause: string) => budget.find((one) => one.cause === cause)!;
    const [persistent, crash] = [row('persistent-fault'), row('application-crash')];
    expect(persistent.outagesPerHour / (persistent.outagesPerHour + crash.outagesPerHour)).toBeCloseTo(0.1, 3);
    // Up to other failures: crashes come while the instance serves, a persistent one takes what its steps take.
    expect((persistent.outagesPerHour + crash.outagesPerHour) * of('app.time-to-failure')).toBeCloseTo(1, 1);
    const hours = persistent.byPhase.reduce((sum, each) => sum + each, 0) / persistent.outagesPerHour;
    const steps = terms(id, 'one')!.reduce((sum, name) => sum + of(name), 0);
    expect(hours / steps).toBeCloseTo(1, 1);
  });

  it('takes all replicas when they share it, and is mended for all of them at once', () => {
    const play = Play.of(candidates.pods!).fire('three all fail: persistent-fault');
    expect(play.isUp('several')).toBe(false);
    expect(play.enabled(/^three(-\d)? (restored|started)/)).toEqual(['three restored: persistent-fault']);
    expect(play.fire('three restored: persistent-fault').isUp('several')).toBe(true);
  });

  it('is followed only where its share is stated', () => {
    expect(terms('pods', 'plain')).toBeUndefined();
    expect(Play.of(candidates.pods!).enabled(/plain.*persistent/)).toEqual([]);
    expect(blueprintOf(candidates.pods!).limits.map(({ key }) => key)).toContain('crash-loop-mean');
  });
});
