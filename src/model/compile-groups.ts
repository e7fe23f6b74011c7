import type { NetRun } from './compiled-net.js';
import { groupPhase, type NetBuilder } from './net-builder.js';
import type { Condition, FailoverGroup } from './system-model.js';

/**
 * Active-passive and leader groups: one member holds; its loss is covered with the coverage factor and then taken over,
 * otherwise the group is down until people act or the lost member is back. One coverage draw per loss. A member that is
 * shut down in order hands over to another first, which users do not feel.
 */
export function compileGroup(builder: NetBuilder, group: FailoverGroup): void {
  const { holder, phase } = builder.groupPlaces.get(group.id)!;
  const members = group.members.map((member) => builder.condition(member));
  const none = members.length;
  const coverage = group.coverageFactor === null ? null : builder.probability(group.coverageFactor);

  const takesOver = (run: NetRun): void => {
    const ready = members.flatMap((gate, index) => (run.holds(gate) ? [index] : []));
    run.set(holder, ready[ready.length === 1 ? 0 : run.chance.among(ready.length)]!);
    run.set(phase, groupPhase.serving);
  };
  const anyMember = builder.gates.atLeast(1, members);
  // Whoever fails during a takeover may have been the candidate: it starts over. Exponential clocks have no memory.
  const beginAgain = (run: NetRun): void => {
    const current = run.value(phase);
    if (run.returnsToReference || run.value(holder) !== none || run.begunNow.has(phase)) return;
    run.set(phase, current === groupPhase.takingOver ? groupPhase.takingOverAgain : groupPhase.takingOver);
  };

  members.forEach((member, index) => {
    builder.on(member, false, (run) => {
      if (run.value(holder) !== index) {
        beginAgain(run);
        return;
      }
      if (run.isOrderly && run.value(phase) === groupPhase.serving && run.holds(anyMember)) {
        takesOver(run);
        return;
      }
      const covered = coverage === null || run.chance.happens(coverage);
      if (covered) {
        run.set(holder, none);
        run.begunNow.add(phase);
      }
      run.set(phase, covered ? groupPhase.takingOver : groupPhase.uncovered);
    });
    builder.on(member, true, (run) => {
      if (run.value(phase) === groupPhase.uncovered && run.value(holder) === index) run.set(phase, groupPhase.serving);
    });
  });

  for (const value of [groupPhase.takingOver, groupPhase.takingOverAgain]) {
    builder.activity({
      id: value === groupPhase.takingOver ? `${group.id} taken over` : `${group.id} taken over, begun again`,
      kind: 'recovery',
      cause: group.cause,
      delay: group.takeover,
      gate: builder.gates.all([builder.gates.valueGate(phase, [value]), anyMember]),
      memory: 'restart',
      subject: -1,
      effect: takesOver,
    });
  }
  const pending = [builder.delay(group.takeover)];
  const manual = group.manualRecovery === null ? [] : [builder.delay(group.manualRecovery)];
  if (group.manualRecovery !== null) {
    builder.activity({
      id: `${group.id} recovered by hand`,
      kind: 'recovery',
      cause: group.cause,
      delay: group.manualRecovery,
      gate: builder.gates.all([builder.gates.valueGate(phase, [groupPhase.uncovered]), anyMember]),
      memory: 'restart',
      subject: -1,
      effect: takesOver,
    });
  }
  // In expectation over the coverage draw; once it is drawn, in full.
  const setBack = [...pending, ...builder.expectedByHand(group)];
  const byPhase: Readonly<Record<number, readonly number[]>> = {
    [groupPhase.takingOver]: pending,
    [groupPhase.takingOverAgain]: pending,
    [groupPhase.uncovered]: manual,
  };
  const denied = group.members.flatMap(deniedIn);
  builder.pendingIn(phase, (value) => byPhase[value] ?? [], denied.length === 0 ? setBack : [...setBack, ...setBack]);
  for (const condition of denied) {
    builder.pendingWithout.push({ gate: builder.condition(condition), delays: setBack, group: phase });
  }
}

/** What has to be lost for the condition to hold: for a standby site the primary one. */
function deniedIn(condition: Condition): readonly Condition[] {
  if ('not' in condition) return [condition.not];
  if ('all' in condition) return condition.all.flatMap(deniedIn);
  if ('any' in condition) return condition.any.flatMap(deniedIn);
  return 'of' in condition ? condition.of.flatMap(deniedIn) : [];
}
