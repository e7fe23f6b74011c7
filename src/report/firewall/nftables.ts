import type { Port } from '../../catalog/fact.js';
import { portNumbers } from '../../catalog/port-rules.js';
import {
  acceptedBy,
  addressSets,
  type DeploymentPlan,
  filteredRoles,
  oneLine,
  virtualAddress,
} from './deployment-plan.js';

const named = (party: string): string => party.replaceAll('-', '_');

/**
 * A ruleset for `nft -f`, the same on every machine: a packet enters the chains of the roles whose set holds the address it
 * is sent to, and is dropped where none accepts it. Packets to any other address are left alone, so that a set still to be
 * filled locks nobody out. Only what machines accept is filtered, not what they send or forward; IPv4 only.
 */
export function nftables(plan: DeploymentPlan): string {
  const roles = filteredRoles(plan).map(({ role }) => role);
  const filled = roles.filter(
    (role) => acceptedBy(plan, role).needed.length + acceptedBy(plan, role).optional.length > 0,
  );
  const sets = addressSets(plan);
  const moves = sets.some(({ party }) => party === virtualAddress);
  return [
    '#!/usr/sbin/nft -f',
    `# What candidate ${oneLine(plan.candidate)} has to accept. One file for all its machines: the address a packet is sent to`,
    '# decides which chains it enters. Sets without elements are still to be filled. IPv4 only; forwarded traffic (pods) is',
    `# not filtered.${plan.plugIn === null ? '' : ` Network plug-in: ${plan.plugIn}.`}`,
    '',
    'table ip ninefold',
    'delete table ip ninefold',
    '',
    'table ip ninefold {',
    ...sets.flatMap(({ party, machines, addresses, missing }) => [
      `\t# ${oneLine(machines.join(', '))}${missing.length > 0 ? `; address not given: ${missing.length === machines.length ? 'all' : oneLine(missing.join(', '))}` : ''}`,
      `\tset ${named(party)} {`,
      '\t\ttype ipv4_addr',
      '\t\tflags interval',
      '\t\tauto-merge',
      ...(addresses.length === 0 ? [] : [`\t\telements = { ${addresses.join(', ')} }`]),
      '\t}',
      '',
    ]),
    '\tchain input {',
    '\t\ttype filter hook input priority filter; policy accept;',
    '\t\tct state established,related accept',
    '\t\tiifname "lo" accept',
    '\t\tip protocol icmp accept',
    ...(roles.includes('vrrp') ? ['\t\tip daddr 224.0.0.18 jump to_vrrp'] : []),
    ...filled.map((role) => `\t\tip daddr @${named(role)} jump to_${named(role)}`),
    ...(moves
      ? filled
          .filter((role) => ['control-plane', 'api-balancer', 'ingress'].includes(role))
          .map((role) => `\t\tip daddr @${named(virtualAddress)} jump to_${named(role)}`)
      : []),
    '\t\tip daddr @machine drop',
    ...(moves ? [`\t\tip daddr @${named(virtualAddress)} drop`] : []),
    '\t}',
    ...filled.flatMap((role) => {
      const { needed, optional } = acceptedBy(plan, role);
      return [
        '',
        `\tchain to_${named(role)} {`,
        ...needed.flatMap((port) => rulesOf(port).map((rule) => `\t\t${rule}`)),
        ...optional.flatMap((port) => rulesOf(port).map((rule) => `\t\t# where used: ${rule}`)),
        '\t}',
      ];
    }),
    '}',
    '',
  ].join('\n');
}

/** One rule per source and protocol. */
function rulesOf(port: Port): string[] {
  return port.from.flatMap((party) =>
    port.protocols.map((protocol) => {
      const source = party === 'everyone' ? '' : `ip saddr @${named(party)} `;
      return `${source}${matchOf(port, protocol)} accept comment "${port.purpose.en}"`;
    }),
  );
}

function matchOf(port: Port, protocol: Port['protocols'][number]): string {
  const numbers = portNumbers(port);
  const list = numbers.length === 1 ? numbers[0] : `{ ${numbers.join(', ')} }`;
  switch (protocol) {
    case 'TCP':
      return `tcp dport ${list}`;
    case 'UDP':
      return `udp dport ${list}`;
    case 'ICMP':
      return 'icmp type echo-request';
    case 'VRRP':
      return 'ip protocol 112';
    case 'IP-in-IP':
      return 'ip protocol 4';
  }
}
