import type { CommandModule } from 'yargs';
import { networkPlugIns, outsideParties } from '../catalog/fact.js';
import { deploymentJson } from '../report/firewall/deployment-json.js';
import { type DeploymentPlan, deploymentPlan, virtualAddress } from '../report/firewall/deployment-plan.js';
import { deploymentText } from '../report/firewall/deployment-text.js';
import { firewalld } from '../report/firewall/firewalld.js';
import { nftables } from '../report/firewall/nftables.js';
import type { Candidate } from '../scenario/scenario.js';
import { eitherOf, expectedFound } from '../scenario/wording.js';
import { candidateDeployment } from '../study/candidate-deployment.js';
import { readAddresses } from './address-file.js';
import { soundScenario } from './evaluation-source.js';
import { InputError } from './failure.js';

interface PortsArguments {
  readonly scenario: string;
  readonly format: 'table' | 'json' | 'nftables' | 'firewalld';
  readonly candidate: string | undefined;
  readonly networkPlugIn: (typeof networkPlugIns)[number];
  readonly addresses: string | undefined;
}

/** `ninefold ports`: who connects to whom, and what machines must bring; also as firewall rules. Nothing is computed. */
export const ports: CommandModule<object, PortsArguments> = {
  command: 'ports <scenario>',
  describe: 'List the ports to open and what machines must bring',
  builder: (argv) =>
    argv
      .positional('scenario', { type: 'string', demandOption: true, describe: 'Scenario file' })
      .option('format', {
        choices: ['table', 'json', 'nftables', 'firewalld'] as const,
        default: 'table' as const,
        requiresArg: true,
        describe: 'A table to read, JSON, a ruleset for nft, or a script for firewall-cmd',
      })
      .option('candidate', {
        type: 'string',
        requiresArg: true,
        describe: 'Only this candidate; firewall rules need one',
      })
      .option('network-plug-in', {
        choices: networkPlugIns,
        default: 'calico' as const,
        requiresArg: true,
        describe: 'How pods of different nodes reach each other',
      })
      .option('addresses', {
        type: 'string',
        requiresArg: true,
        describe: 'File like /etc/hosts: addresses of the machines, of administration, monitoring, clients',
      }) as never,
  handler: async ({ scenario: path, format, candidate, networkPlugIn, addresses: file }) => {
    const { candidates } = await soundScenario(path);
    const chosen = chosenFrom(candidates, candidate, format === 'nftables' || format === 'firewalld');
    const deployments = chosen.map((each) => ({ each, roles: candidateDeployment(each) }));
    const addresses = file === undefined ? new Map<string, string[]>() : readAddresses(file, namesIn(deployments));
    const plans = deployments.map(({ each, roles }) =>
      deploymentPlan({ id: each.id, name: each.name.en }, roles, networkPlugIn, addresses),
    );
    process.stdout.write(textOf(plans, format));
  },
};

function textOf(plans: readonly DeploymentPlan[], format: PortsArguments['format']): string {
  switch (format) {
    case 'table':
      return plans.map((plan) => deploymentText(plan, process.stdout.columns ?? 120)).join('\n');
    case 'json':
      return `${JSON.stringify({ candidates: plans.map(deploymentJson) }, null, 2)}\n`;
    case 'nftables':
      return plans.map(nftables).join('\n');
    case 'firewalld':
      return plans.map(firewalld).join('\n');
  }
}

function chosenFrom(candidates: readonly Candidate[], id: string | undefined, single: boolean): readonly Candidate[] {
  const names = candidates.map((each) => each.id);
  if (id === undefined && !(single && candidates.length > 1)) return candidates;
  const chosen = candidates.filter((each) => each.id === id);
  if (chosen.length > 0) return chosen;
  throw new InputError(`ports: --candidate: ${expectedFound(eitherOf(names), id, names)}`);
}

function namesIn(deployments: readonly { readonly roles: ReturnType<typeof candidateDeployment> }[]): string[] {
  const machines = deployments.flatMap(({ roles }) => roles.flatMap((role) => role.machines));
  return [...new Set([...machines, ...outsideParties.filter((party) => party !== 'everyone'), virtualAddress])];
}
