import { beforeEach, describe, expect, it } from 'vitest';
import { keptStudy, type ResultStore } from '../../src/study/kept-study.js';
import type { Replicator } from '../../src/study/simulated-candidate.js';
import { replicatorHere } from '../../src/study/simulated-candidate.js';
import type { StudyOptions } from '../../src/study/study-options.js';
import { studied } from './studied.js';

const scenario = (title: string, restore: string, others = '') => `
review: { author: ${title} }
candidates:
  one:
    platform: custom
    components: { a: { time-to-failure: { between: [50 h, 200 h] }, time-to-restore: 10 h } }
    works: a
  two:
    platform: custom
    components: { b: { time-to-failure: 100 h, time-to-restore: ${restore} } }
    works: b
${others}
baseline: one
`;

const third = `
  three:
    platform: custom
    components: { c: { time-to-failure: { between: [60 h, 90 h] }, time-to-restore: 3 h } }
    works: c
`;

describe('results kept from an earlier run', () => {
  const kept = new Map<string, string>();
  let simulated = 0;
  const store: ResultStore = {
    read: async (key) => kept.get(key) ?? null,
    write: async (key, text) => {
      kept.set(key, text);
    },
  };
  const counting: Replicator = {
    ...replicatorHere(),
    replicate: (task, from, count) => {
      if (from === 0) simulated++;
      return replicatorHere().replicate(task, from, count);
    },
  };
  /** The record, and how many simulations were begun for it: two for each candidate that is not known. */
  const run = async (text: string, more: Partial<StudyOptions> = {}) => {
    simulated = 0;
    return { record: await studied(text, { replicator: counting, kept: store, ...more }), simulated };
  };
  beforeEach(() => kept.clear());

  it('give the same record without solving anything again', async () => {
    const first = await run(scenario('A', '5 h'));
    const second = await run(scenario('A', '5 h'));
    expect([first.simulated, second.simulated]).toEqual([4, 0]);
    expect(second.record).toEqual(first.record);
    expect(second.record).toEqual(await studied(scenario('A', '5 h')));
  });

  it('hold for another author and after a remark', async () => {
    await run(scenario('A', '5 h'));
    expect((await run(`${scenario('B', '5 h')}# a remark\n`)).simulated).toBe(0);
  });

  it('hold after a line more in the file, with the sources of the new lines', async () => {
    await run(scenario('A', '5 h'));
    const second = await run(`# a line more\n${scenario('A', '5 h')}`);
    expect(second.simulated).toBe(0);
    expect(second.record).toEqual(await studied(`# a line more\n${scenario('A', '5 h')}`));
  });

  it('hold for the candidate that was not changed', async () => {
    await run(scenario('A', '5 h'));
    expect((await run(scenario('A', '6 h'))).simulated).toBe(2);
  });

  it('keep the worlds of the candidate that was not changed: another one that was gives it none to solve but break-evens', async () => {
    const worldsOf = () => {
      const studies = [...kept.values()].map((text) => keptStudy(text)!);
      return new Set(studies.find(({ evaluation }) => evaluation.id === 'one')!.worlds.map(([world]) => world));
    };
    await run(scenario('A', '5 h'));
    const before = worldsOf();
    await run(scenario('A', '{ between: [3 h, 9 h] }', third));
    const added = [...worldsOf()].filter((world) => !before.has(world));
    // Of the 32 draws none is new, though there are two parameters more and a candidate: only the searches ask for others.
    expect(before.size).toBeGreaterThan(32);
    expect(added.length).toBeLessThan(32);
  });

  it('do not hold for another seed, effort, version or measured use', async () => {
    await run(scenario('A', '5 h'));
    const use = { cpuMean: 0.1, cpuP95: 0.2, memoryMean: null, memoryP95: null };
    expect((await run(scenario('A', '5 h'), { seed: 2 })).simulated).toBe(4);
    expect((await run(scenario('A', '5 h'), { version: '0.0.1' })).simulated).toBe(4);
    expect((await run(scenario('A', '5 h'), { measuredUse: new Map([['one', use]]) })).simulated).toBe(2);
  });

  it('are not used when they are torn', async () => {
    const first = await run(scenario('A', '5 h'));
    for (const [key, text] of kept) kept.set(key, text.slice(0, text.length / 2));
    const second = await run(scenario('A', '5 h'));
    expect(second.simulated).toBe(4);
    expect(second.record).toEqual(first.record);
  });
});
