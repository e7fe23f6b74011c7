import { describe, expect, it } from 'vitest';
import { reducedModel } from '../../src/model/reduced-model.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { solved } from '../markov/solved.js';
import { component, parameters } from './small-models.js';
import { hosting, workload } from './workload-models.js';

const ids = Array.from({ length: 8 }, (_, i) => `h${i + 1}`);
const table = parameters({
  fails: 2000,
  repair: 12,
  notice: 0.01,
  commit: 0.05,
  start: 0.02,
  act: 0.03,
  vcenterFails: 4000,
  vcenterRepair: 1,
});

function cluster(rest: Partial<SystemModel> = {}): SystemModel {
  const base = hosting(
    ids.map((id) => component(id, { fails: 'fails', repair: 'repair' })),
    workload(['h1', 'h2'], ids, { required: 2 }),
  );
  const blocks = ids.map((id) => ({ components: [id], seat: id, members: [], class: 'host' }));
  return { ...base, symmetry: [{ racks: [blocks] }], ...rest };
}

describe('a model without the hosts its services cannot feel', () => {
  it('keeps the spare ones and has the figures of the whole within both bounds', () => {
    const whole = cluster();
    const { model, leftOut } = reducedModel(whole, 2);
    expect(leftOut).toBe(4);
    expect(model.seats.map(({ id }) => id)).toEqual(['h1', 'h2', 'h3', 'h4']);
    const [all, some] = [whole, model].map((one) => solved(one, table, 1e-4, 20_000).services[0]!.unavailability);
    // What the four left out would still have caught: both spare hosts down, and one of the two that hold instances.
    const spareDown = (12 / 2012) ** 2 * ((2 * 12) / 2012);
    expect(some!.low).toBeLessThan(all!.high + spareDown);
    expect(all!.low).toBeLessThan(some!.high + spareDown);
    expect(some!.value / all!.value).toBeCloseTo(1, 4);
  });

  it('keeps every host that something counts on', () => {
    const storage = { atLeast: 5, of: ids.map((id) => ({ works: id })) };
    const whole = cluster();
    const counted = { ...whole, workloads: whole.workloads.map((one) => ({ ...one, needs: storage })) };
    expect(reducedModel(counted, 2).leftOut).toBe(0);
  });

  it('leaves a host out of the alternatives that name it', () => {
    const vcenter = component('vcenter', {
      fails: 'vcenterFails',
      repair: 'vcenterRepair',
      needs: { any: ids.map((id) => ({ works: id })) },
    });
    const whole = cluster();
    const { model } = reducedModel({ ...whole, components: [...whole.components, vcenter] }, 1);
    expect(model.components.at(-1)!.needs).toEqual({ any: ['h1', 'h2', 'h3'].map((id) => ({ works: id })) });
  });

  it('counts the hosts left out as there where moves depend on how many are', () => {
    const whole = cluster();
    const movable = { atLeast: 5, of: ids.map((id) => ({ works: id })) };
    const { model, leftOut } = reducedModel({ ...whole, seats: whole.seats.map((one) => ({ ...one, movable })) }, 2);
    expect(leftOut).toBe(4);
    const out = ids.slice(4).map(() => ({ all: [] }));
    expect(model.seats[0]!.movable).toEqual({
      atLeast: 5,
      of: [...ids.slice(0, 4).map((id) => ({ works: id })), ...out],
    });
  });

  it('is the whole model where a hard spread compares hosts', () => {
    const whole = cluster();
    const hard = { ...whole, workloads: whole.workloads.map((one) => ({ ...one, hardSpread: true })) };
    expect(reducedModel(hard, 1)).toEqual({ model: hard, leftOut: 0 });
  });

  it('is the whole model where room may bind', () => {
    const whole = cluster();
    const tight = { ...whole, seats: whole.seats.map((seat) => ({ ...seat, room: { cpu: 4, memoryGiB: 8 } })) };
    expect(reducedModel(tight, 1)).toEqual({ model: tight, leftOut: 0 });
  });
});
