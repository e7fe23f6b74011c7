import { describe, expect, it } from 'vitest';
import { candidateOf, messages, minimal, scenario } from './reading.js';

const candidates = (text: string) => `candidates:\n${text.replace(/^/gm, '  ')}`;

describe('a candidate on the VM cluster of another', () => {
  const text = minimal({
    candidates: candidates(`vms:
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }
  storage: { kind: replicated, copies: 2 }
  prices: { licences: 1500 per core per y }
nodes:
  platform: kubernetes
  runs-on: vms
  nodes:
    masters: { count: 3, cpu: 4, memory: 16 GiB, apart: true }
    workers: { count: 4, cpu: 4, memory: 16 GiB }`),
  });

  it('takes over its hosts, storage and licences', () => {
    const candidate = candidateOf(text, 'nodes');
    expect(candidate.runsOn).toEqual(candidateOf(text, 'vms'));
    expect(candidate.hosts).toEqual([]);
    expect(candidate.storage).toEqual(candidateOf(text, 'vms').storage);
    expect(candidate.prices.licencesPerCorePerYear).toBe(1500);
  });

  it('knows masters by the name of their pool', () => {
    expect(candidateOf(text, 'nodes').nodePools.map(({ id, role, apart }) => [id, role, apart])).toEqual([
      ['masters', 'control-plane', true],
      ['workers', 'worker', false],
    ]);
  });
});

describe('a custom candidate', () => {
  const head = 'ninefold: 1\ntitle: Textbook\n';

  it('is one service when none is named', () => {
    const { candidates: read } = scenario(
      `${head}${candidates(`pair:
  platform: custom
  components:
    a: { time-to-failure: 1000 h, time-to-restore: 10 h }
    b: { time-to-failure: { exponential: 500 h }, time-to-restore: 10 h }
  works: a or b`)}`,
    );
    expect(read[0].services).toEqual([{ id: 'system', needs: [], target: null }]);
    expect(read[0].custom).toMatchObject({
      works: 'a or b',
      chain: null,
      components: [
        { id: 'a', timeToFailure: { kind: 'value', value: 1000 } },
        { id: 'b', timeToFailure: { kind: 'distribution' } },
      ],
    });
  });

  it('may be a chain with rates in any unit of time', () => {
    const { candidates: read } = scenario(
      `${head}${candidates(`chain:
  platform: custom
  chain:
    states: [up, down]
    up: [up]
    rates: [{ from: up, to: down, rate: 4 per y }, { from: down, to: up, rate: 1 per 30 min }]`)}`,
    );
    expect(read[0].custom!.chain!.rates).toEqual([
      { from: 'up', to: 'down', perHour: 4 / 8766 },
      { from: 'down', to: 'up', perHour: 2 },
    ]);
  });
});

describe('a link', () => {
  const sites = `north: { hosts: { count: 3, cpu: 16, memory: 64 GiB } }
    south: { hosts: { count: 3, cpu: 16, memory: 64 GiB } }`;
  const text = (link: string) =>
    minimal({
      candidates: candidates(`two:
  platform: vm
  sites:
    ${sites}
one:
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }`),
      rest: `links: { ${link} }`,
    });

  it('joins the sites it is named after, or those it says', () => {
    expect(candidateOf(text('north-south: { round-trip: 2 ms }'), 'two').links).toMatchObject([
      { id: 'north-south', between: ['north', 'south'], roundTripHours: 2 / 3_600_000 },
    ]);
    expect(candidateOf(text('fibre: { between: [south, north] }'), 'two').links[0].between).toEqual(['south', 'north']);
  });

  it('is nothing to a candidate without its sites', () => {
    expect(candidateOf(text('north-south: { round-trip: 2 ms }'), 'one').links).toEqual([]);
  });
});

describe('planned work', () => {
  const planned = (words: string) =>
    minimal({
      candidates: candidates(`vms:
  platform: vm
  hosts: { count: 300, racks: 30, cpu: 16, memory: 64 GiB }
  planned: ${words}`),
    });

  it('fits as long as each job, and all together, leave time', () => {
    expect(messages(planned('{ host-patching: { every: 1 month, duration: 2 h } }'))).toEqual([]);
    expect(
      messages(
        planned(
          `{ host-patching: { every: 1 month, duration: 2 h }, platform-upgrade: { every: 1 month, duration: 1 h } }`,
        ),
      ),
    ).toEqual([
      'scenario.yaml:9:5: expected planned work to fit into the time there is, one job after the other, found 124 % of it in candidate "vms"',
    ]);
  });

  it('may be none', () => {
    expect(candidateOf(planned('none'), 'vms').planned).toEqual({
      hostPatching: 'none',
      guestPatching: 'none',
      platformUpgrade: 'none',
    });
  });
});
