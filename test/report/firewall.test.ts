import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { networkPlugIns } from '../../src/catalog/fact.js';
import { deploymentJson } from '../../src/report/firewall/deployment-json.js';
import { deploymentPlan } from '../../src/report/firewall/deployment-plan.js';
import { deploymentText } from '../../src/report/firewall/deployment-text.js';
import { firewalld } from '../../src/report/firewall/firewalld.js';
import { nftables } from '../../src/report/firewall/nftables.js';
import { candidateDeployment } from '../../src/study/candidate-deployment.js';
import { candidatesIn } from '../platforms/play.js';
import { nineHosts } from '../platforms/scenarios.js';

const candidates = candidatesIn(nineHosts);
const addresses = new Map<string, string[]>([
  ...Array.from({ length: 8 }, (_, i): [string, string[]] => [`host-${i + 1}`, [`192.0.2.${11 + i}`]]),
  ['administration', ['198.51.100.0/24']],
  ['virtual-address', ['192.0.2.100']],
]);
const planOf = (id: string, plugIn: (typeof networkPlugIns)[number] = 'calico', given = addresses) =>
  deploymentPlan({ id, name: id }, candidateDeployment(candidates[id]!), plugIn, given);

const ids = Object.keys(candidates);
const installed = (program: string) => spawnSync(program, ['--version']).error === undefined;

/** The program's answer about a text in a file of its own. */
function checked(command: string, args: readonly string[], text: string, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'firewall-'));
  try {
    writeFileSync(join(folder, 'rules'), text);
    return spawnSync(command, [...args, 'rules'], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a ruleset for nft', () => {
  it.each(ids)('of %s refers only to sets and chains it has', (id) => {
    const text = nftables(planOf(id));
    const named = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map((found) => found[1]));
    const sets = named(/^\tset (\w+) /gm);
    const chains = named(/^\tchain (\w+) /gm);
    expect([...named(/@(\w+)/g)].filter((name) => !sets.has(name))).toEqual([]);
    expect([...named(/jump (\w+)/g)].filter((name) => !chains.has(name))).toEqual([]);
  });

  it('accepts etcd from masters alone and the API from everyone', () => {
    const lines = nftables(planOf('stacked')).split('\n');
    const about = (port: string) => lines.filter((line) => line.includes(`dport ${port} `)).map((line) => line.trim());
    expect(about('2379').map((line) => line.split(' tcp')[0])).toEqual(['ip saddr @control_plane', 'ip saddr @etcd']);
    expect(about('6443')).toEqual(['tcp dport 6443 accept comment "Kubernetes API server"']);
  });

  it('drops nothing of machines that are in no set, and says whose address is missing', () => {
    const empty = nftables(planOf('stacked', 'calico', new Map()));
    expect(empty).not.toContain('elements =');
    expect(empty).toContain('policy accept');
    expect(nftables(planOf('stacked'))).toContain('address not given: host-9\n\tset machine {');
  });

  it.skipIf(!installed('nft')).each(ids)('of %s is accepted by nft, with and without addresses', (id) => {
    for (const given of [addresses, new Map()])
      for (const plugIn of networkPlugIns) {
        const { status, stderr } = checked('nft', ['-c', '-f'], nftables(planOf(id, plugIn, given)));
        expect([status, stderr]).toEqual([0, '']);
      }
  });
});

describe('a script for firewall-cmd', () => {
  it('gives each machine the rules of its roles, in calls that firewall-cmd would get', () => {
    const calls = (machine: string) =>
      checked('sh', ['-c', `sh ./rules ${machine}`], firewalld(planOf('stacked')), { FIREWALL: 'echo' }).stdout;
    const ports = (machine: string) => [...calls(machine).matchAll(/port port="([\d-]+)"/g)].map((found) => found[1]);
    expect(ports('host-1')).toEqual(['22', '10250', '179', '6443', '2379', '2379', '2380']);
    expect(ports('host-9')).toEqual(['22', '10250', '179', '30000-32767']);
    expect(calls('host-1')).toContain('--ipset=ninefold-administration --add-entry=198.51.100.0/24');
  });

  it('refuses a machine it does not know', () => {
    const { status, stderr } = checked('sh', ['-c', 'sh ./rules host-77'], firewalld(planOf('stacked')));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^expected the name of a machine \(host-1, /);
  });

  it('names of machines are data, whatever they are', () => {
    const nasty = "a'; touch pwned; '\nb";
    const plan = deploymentPlan({ id: 'c', name: 'c' }, [{ role: 'machine', machines: [nasty] }], 'calico', new Map());
    const { status, stdout } = checked('sh', ['-c', 'sh ./rules x; ls'], firewalld(plan));
    expect([status, stdout]).toEqual([0, 'rules\n']);
    expect(nftables(plan)).toContain("# a'; touch pwned; ' b; address not given: all\n");
  });
});

describe('the plan in a terminal and as JSON', () => {
  it('says who connects to whom, what nodes must bring, and the lines of /etc/hosts', () => {
    const text = deploymentText(planOf('stacked'), 120);
    expect(text).toMatch(/^etcd +control-plane, etcd +TCP +2379 +etcd, for API servers$/m);
    expect(text).toMatch(/^net\.bridge\.bridge-nf-call-iptables +1 +/m);
    expect(text).toContain('192.0.2.11\thost-1\n');
    expect(text).toContain('address not given (--addresses): host-9\n');
  });

  it('counts up machines in one word', () => {
    expect(deploymentText(planOf('vms'), 120)).toMatch(/^esxi +ESXi host +host-1 … host-9$/m);
  });

  it('has ports one by one, and machines without an address as null', () => {
    const json = deploymentJson(planOf('stacked', 'cilium'));
    expect(json.hosts).toMatchObject({ 'host-1': '192.0.2.11', 'host-9': null });
    expect(json.connections).toContainEqual(
      expect.objectContaining({ to: 'worker', from: ['everyone'], protocols: ['TCP'], ports: ['30000-32767'] }),
    );
    expect(json.networkPlugIn).toBe('cilium');
    expect(deploymentJson(planOf('vms')).networkPlugIn).toBeNull();
  });
});
