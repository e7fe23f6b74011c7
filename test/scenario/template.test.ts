import { describe, expect, it } from 'vitest';
import { templateScenario } from '../../src/scenario/template.js';
import { messages, scenario } from './reading.js';

describe('the scenario to begin with', () => {
  it('can be read as it stands', () => {
    expect(messages(templateScenario())).toEqual([]);
    expect(scenario(templateScenario()).candidates.map(({ id }) => id)).toEqual([
      'vm-cluster',
      'kubernetes',
      'kubernetes-tuned',
    ]);
  });

  it('points editors to the schema of the package, or to where it is told to', () => {
    const firstLine = (text: string) => text.split('\n')[0];
    expect(firstLine(templateScenario())).toBe(
      '# yaml-language-server: $schema=node_modules/ninefold/schema/scenario.schema.json',
    );
    expect(firstLine(templateScenario('schema/here.json'))).toBe('# yaml-language-server: $schema=schema/here.json');
  });

  it('can be read with each of its commented lines put in', () => {
    const said = templateScenario().replace(/^( *)# (pod\.start|prices)/gm, '$1$2');
    expect(messages(said)).toEqual([]);
    expect(scenario(said).candidates[0].prices.downtimePerHour).toEqual({ shop: 300_000 });
    expect(scenario(said).candidates[0].parameters['pod.start']).toMatchObject({ file: 'pod-starts.csv' });
  });
});
