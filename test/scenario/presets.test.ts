import { describe, expect, it } from 'vitest';
import { presets } from '../../src/catalog/presets.js';
import { minimal, scenario } from './reading.js';

const known = { presets: new Map(presets.map(({ name, parameters }) => [name, parameters])) };
const hardware = (rest: string, candidates?: string) =>
  scenario(minimal({ rest, ...(candidates === undefined ? {} : { candidates }) }), known).candidates.map(
    ({ parameters }) => parameters['host.time-to-failure'],
  );

describe('a preset', () => {
  it('gives its parameters with their source to every candidate', () => {
    expect(hardware('preset: pessimistic-published')).toMatchObject([{ kind: 'value', value: 8760 }]);
    expect(hardware('preset: pessimistic-published')[0]!.source).toContain('Nguyen');
  });

  it('is overruled by what is said of a parameter', () => {
    const rest = 'preset: pessimistic-published\nparameters: { host.time-to-failure: 2 y }';
    expect(hardware(rest)).toMatchObject([{ kind: 'value', value: 2 * 8766 }]);
  });

  it('may be said of one candidate alone', () => {
    const hosts = 'platform: vm, hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB }';
    const candidates = `candidates: { usual: { ${hosts} }, bad: { ${hosts}, preset: pessimistic-published } }`;
    expect(hardware('', candidates)).toMatchObject([undefined, { value: 8760 }]);
  });
});
