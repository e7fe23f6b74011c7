import { describe, expect, it } from 'vitest';
import { compiledNet } from '../../src/model/compile.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { en } from '../../src/report/words/en.js';
import { zhCN } from '../../src/report/words/zh-CN.js';
import { shown } from './effect-table.js';

/** What every platform may say in a report, by table of words. */
function said(): Record<'causes' | 'failureModes' | 'phaseLabels' | 'notes', Set<string>> {
  const words = {
    causes: new Set<string>(),
    failureModes: new Set<string>(),
    phaseLabels: new Set<string>(),
    notes: new Set<string>(),
  };
  for (const candidate of Object.values(shown)) {
    const { model, failureModes, limits } = blueprintOf(candidate);
    for (const { kind, cause } of compiledNet(model).activities) {
      // Moving instances back is not felt, so that it never begins an outage.
      if (kind !== 'recovery' && cause !== 'rebalance') words.causes.add(cause);
    }
    for (const { id, phases } of failureModes) {
      words.failureModes.add(id);
      for (const { label } of phases) words.phaseLabels.add(label);
    }
    for (const { key } of limits) words.notes.add(key);
  }
  return words;
}

describe.each(Object.entries(said()))('words for %s', (table, keys) => {
  it.each([
    ['English', en],
    ['Chinese', zhCN],
  ])('are there in %s', (_, words) => {
    const known = Object.keys(words[table as 'causes']);
    expect([...keys].filter((key) => !known.includes(key))).toEqual([]);
  });
});
