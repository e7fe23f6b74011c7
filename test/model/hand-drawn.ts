import { expect } from 'vitest';
import { solvedChain } from '../../src/markov/chain/solved-chain.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { solved } from '../markov/solved.js';
import { parameters } from './small-models.js';

export type Rates = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A chain drawn by hand: state → state → rate; it begins in the first. */
export const drawn = (up: readonly string[], rates: Rates) =>
  solvedChain({
    states: Object.keys(rates),
    up,
    rates: Object.entries(rates).flatMap(([from, row]) =>
      Object.entries(row).flatMap(([to, perHour]) => (perHour > 0 ? [{ from, to, perHour }] : [])),
    ),
  });

/** The model solved from its dynamics gives what the chain gives, and charges all of it. */
export function expectSame(
  model: SystemModel,
  means: Readonly<Record<string, number>>,
  chain: ReturnType<typeof drawn>,
): void {
  const found = solved(model, parameters(means)).services[0]!;
  expect(found.unavailability.value / chain.unavailability.value).toBeCloseTo(1, 7);
  expect(found.outagesPerHour.value / chain.outagesPerHour.value).toBeCloseTo(1, 7);
  const charged = found.budget.reduce((sum, row) => sum + row.byPhase.reduce((a, b) => a + b, 0), 0);
  expect(charged / found.unavailability.value).toBeCloseTo(1, 8);
}
