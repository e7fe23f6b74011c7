import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, temporaryFolder } from './command.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const scenario = 'scenarios/vm-versus-kubernetes.yaml';
const file = (name: string, text: string) => {
  writeFileSync(join(folder.path, name), text);
  return join(folder.path, name);
};

describe('ports', () => {
  it('lists every candidate', async () => {
    const { code, output } = await runCommand('ports', scenario);
    expect(code).toBe(0);
    for (const id of ['vsphere', 'kubernetes', 'kubernetes-single-master', 'kubernetes-external-etcd'])
      expect(output).toMatch(new RegExp(`^${id}: `, 'm'));
  });

  it('gives JSON of the candidate asked for', async () => {
    const { output } = await runCommand('ports', scenario, '--format', 'json', '--candidate', 'kubernetes');
    const { candidates } = JSON.parse(output) as { candidates: { candidate: string; roles: unknown[] }[] };
    expect(candidates.map(({ candidate }) => candidate)).toEqual(['kubernetes']);
    expect(candidates[0]!.roles).toContainEqual({ role: 'etcd', machines: ['host-1', 'host-2', 'host-3'] });
  });

  it('makes firewall rules for one candidate, and says which there are', async () => {
    const { code, errors } = await runCommand('ports', scenario, '--format', 'nftables');
    expect(code).toBe(2);
    expect(errors).toMatch(
      /^ports: --candidate: expected vsphere, kubernetes, .* or kubernetes-on-vms, found nothing\n$/,
    );
    const wrong = await runCommand('ports', scenario, '--candidate', 'kubernets');
    expect(wrong.errors).toMatch(/found "kubernets"; nearest: kubernetes\n$/);
  });

  it('fills in addresses from a file like /etc/hosts', async () => {
    const hosts = file('hosts', '# ours\n192.0.2.11\thost-1 # master\n\n10.0.0.0/8 clients administration\n');
    const { output } = await runCommand(
      ...['ports', scenario, '--candidate', 'kubernetes', '--format', 'nftables', '--addresses', hosts],
    );
    expect(output).toMatch(/set administration \{[^}]*elements = \{ 10\.0\.0\.0\/8 \}/);
    expect(output).toMatch(/set etcd \{[^}]*elements = \{ 192\.0\.2\.11 \}/);
  });

  it('tells every mistake of that file with its place', async () => {
    const hosts = file('wrong', '192.0.2.256 host-1\n192.0.2.1 hots-2\n10.0.0.0/33 clients\n192.0.2.9\n');
    const { code, errors } = await runCommand('ports', scenario, '--addresses', hosts);
    expect(code).toBe(2);
    expect(
      errors
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(folder.path.length + 1)),
    ).toEqual([
      'wrong:1:1: expected an IPv4 address or network such as 192.0.2.11 or 10.0.0.0/8, found "192.0.2.256"',
      'wrong:2:11: expected a machine of the candidates, or who connects to them, found "hots-2"; nearest: host-2',
      'wrong:3:1: expected an IPv4 address or network such as 192.0.2.11 or 10.0.0.0/8, found "10.0.0.0/33"',
      'wrong:4:10: expected a name after the address, found nothing',
    ]);
  });

  it('a system given as components has no machines', async () => {
    const custom = file(
      'custom.yaml',
      'ninefold: 1\ntitle: A\nservices: { s: {} }\ncandidates:\n  a: { platform: custom, components: { x: { time-to-failure: 1 y, time-to-restore: 1 h } }, works: x }\nbaseline: a\n',
    );
    const { output, errors } = await runCommand('ports', custom);
    expect([output, errors]).toEqual(['a: no machines are stated, so there are no ports to open\n', '']);
  });
});
