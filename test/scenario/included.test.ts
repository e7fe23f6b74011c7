import { describe, expect, it } from 'vitest';
import { messages, minimal, reading, scenario } from './reading.js';

const fitted = (mean: string, rest = '') => `ninefold: 1
parameters:
  host.time-to-failure:
    fitted:
      distribution: { exponential: ${mean} }
      uncertainty: { failures: 12.5, exposure: 108000 h }
      file: outages.csv
      sha256: 3b7e1f0c5a9d2846b1c7e3f5a0d9482617c3e5f7a9b1d3f5079b1d3e5f7a9c1b
      rows: { read: 40, used: 12, rejected: 3 }
      failures: 12
    source: outages of our cluster
${rest}`;

const disk = (files: Readonly<Record<string, string>>) => ({ textOfFile: (path: string) => files[path]! });
const including = (what: string, rest = '') => minimal({ rest: `include: ${what}\n${rest}` });
const evidenceOf = (text: string, files: Readonly<Record<string, string>>) =>
  scenario(text, disk(files)).candidates[0]!.parameters['host.time-to-failure'];

describe('a scenario that includes a file of parameters', () => {
  it('knows them as the fit left them, with where they stand', () => {
    expect(evidenceOf(including('fits/a.yaml'), { 'fits/a.yaml': fitted('8640 h') })).toEqual({
      kind: 'fitted',
      distribution: { kind: 'exponential', mean: 8640 },
      uncertainty: { kind: 'gamma-rate', shape: 12.5, exposure: 108000 },
      measurement: {
        file: 'outages.csv',
        sha256: '3b7e1f0c5a9d2846b1c7e3f5a0d9482617c3e5f7a9b1d3f5079b1d3e5f7a9c1b',
        rowsRead: 40,
        rowsUsed: 12,
        rowsRejected: 3,
        window: null,
        failures: 12,
        exposureHours: null,
        interval: null,
        warnings: [],
      },
      source: 'outages of our cluster',
      position: { file: 'fits/a.yaml', line: 3, column: 3 },
    });
  });

  it('prefers what it says itself, then the later file', () => {
    const files = { 'a.yaml': fitted('8640 h'), 'b.yaml': fitted('9000 h') };
    expect(evidenceOf(including('[a.yaml, b.yaml]'), files)).toMatchObject({ distribution: { mean: 9000 } });
    const own = including('a.yaml', 'parameters: { host.time-to-failure: 2 y }');
    expect(evidenceOf(own, files)).toMatchObject({ kind: 'value', value: 2 * 8766 });
    const takenAway = including('a.yaml', 'parameters: { host.time-to-failure: null }');
    expect(evidenceOf(takenAway, files)).toBeUndefined();
  });

  it('keeps the other parameters of both', () => {
    const text = including('a.yaml', 'parameters: { host.time-to-restore: 4 h }');
    const { parameters } = candidateOfIncluding(text, fitted('8640 h'));
    expect(Object.keys(parameters).sort()).toEqual(['host.time-to-failure', 'host.time-to-restore']);
  });

  it('is told of faults by the file and line they stand in, after its own', () => {
    const text = including('a.yaml', 'baseline: nobody');
    expect(
      messages(text, disk({ 'a.yaml': fitted('8640') })).map((line) => line.split(':').slice(0, 3).join(':')),
    ).toEqual(['scenario.yaml:7:11', 'a.yaml:5:36']);
    expect(messages(including('a.yaml'), disk({ 'a.yaml': 'ninefold: [' }))[0]).toMatch(
      /^a\.yaml:1:\d+: expected valid YAML/,
    );
  });

  it('has another hash when the included file changes', () => {
    const hash = (of: string) =>
      reading(including('a.yaml'), { ...disk({ 'a.yaml': fitted('8640 h') }), hashOfFile: () => of }).scenario!.hash;
    expect(hash('1234')).not.toBe(hash('12345'));
  });
});

function candidateOfIncluding(text: string, included: string) {
  return scenario(text, disk({ 'a.yaml': included })).candidates[0]!;
}
