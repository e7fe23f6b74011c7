import { describe, expect, it } from 'vitest';
import { studied } from './studied.js';

/** A pool of components that each fail after 100 h on average and are back after 10 h. */
const pool = (works: string, names: readonly string[]) => `
services: { system: {} }
candidates:
  pool:
    platform: custom
    works: ${works}
    components: { ${names.map((name) => `${name}: { time-to-failure: 100 h, time-to-restore: 10 h }`).join(', ')} }
baseline: pool
`;

describe('time without redundancy', () => {
  const p = 100 / 110;

  it.each([
    ['a or b', ['a', 'b'], 2 * p * (1 - p)],
    ['atLeast(2, [a, b, c])', ['a', 'b', 'c'], 3 * p ** 2 * (1 - p)],
  ])('of %s is the time with exactly as many as are needed', async (works, names, expected) => {
    const { candidates } = await studied(pool(works, names));
    const { value, accuracy } = candidates[0]!.services[0]!.withoutRedundancy!;
    expect(value).toBeCloseTo(expected, 9);
    expect(accuracy.kind).toBe('exact');
  });

  it('is not known of what has no spare', async () => {
    const { candidates } = await studied(pool('a and b', ['a', 'b']));
    expect(candidates[0]!.services[0]!.withoutRedundancy).toBeUndefined();
  });

  it('is the same from the chain and from the simulation', async () => {
    const { candidates } = await studied(`
workloads: { shop: { instances: 3, required: 2, each: { cpu: 1, memory: 2 GiB }, spread: host } }
services: { shop: { needs: [shop] } }
candidates:
  vm:
    platform: vm
    hosts: { count: 3, cpu: 16, memory: 64 GiB }
    ha: { kind: vsphere }
baseline: vm
`);
    const { value, accuracy } = candidates[0]!.services[0]!.withoutRedundancy!;
    expect(value * 8766).toBeGreaterThan(1);
    expect((accuracy.high - accuracy.low) / value).toBeLessThan(0.3);
  });
});
