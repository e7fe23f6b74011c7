import type { Port } from '../../catalog/fact.js';
import { portNumbers } from '../../catalog/port-rules.js';
import { acceptedBy, addressSets, type DeploymentPlan, filteredRoles, oneLine } from './deployment-plan.js';

const setName = (party: string): string => `ninefold-${party}`;
const quoted = (text: string): string => `'${oneLine(text).replaceAll("'", `'\\''`)}'`;

/** Options of the script, and its two verbs; then it asks which machine this is. */
const preamble = `set -eu
FIREWALL=\${FIREWALL:-firewall-cmd --permanent}
ZONE=\${ZONE:-public}

accept() {
  $FIREWALL --zone="$ZONE" --add-rich-rule="rule family=\\"ipv4\\" $1 accept"
}
addresses() {
  set="$1"
  shift
  $FIREWALL --get-ipsets | grep -qw -- "$set" || $FIREWALL --new-ipset="$set" --type=hash:net
  for address in "$@"; do $FIREWALL --ipset="$set" --add-entry="$address"; done
}

case "\${1:-}" in`;

/**
 * A shell script of firewall-cmd calls, told the name of the machine it runs on: sets of addresses, then a rich rule for
 * each connection that the machine’s roles accept. May be run again. `FIREWALL=firewall-offline-cmd` tries it without the
 * daemon.
 */
export function firewalld(plan: DeploymentPlan): string {
  const roles = filteredRoles(plan);
  const machines = [...new Set(roles.flatMap((each) => each.machines))];
  return [
    '#!/bin/sh',
    `# What a machine of candidate ${oneLine(plan.candidate)} has to accept, for firewalld. IPv4 only.`,
    ...(plan.plugIn === null ? [] : [`# Network plug-in: ${plan.plugIn}.`]),
    '# usage: sh FILE MACHINE, then firewall-cmd --reload',
    preamble,
    ...machines.map((machine) => {
      const played = roles.filter((each) => each.machines.includes(machine)).map(({ role }) => role);
      return `${quoted(machine)}) roles='${played.join(' ')}' ;;`;
    }),
    `*) echo ${quoted(`expected the name of a machine (${machines.join(', ')})`)} >&2; exit 2 ;;`,
    'esac',
    '',
    ...addressSets(plan).flatMap(({ party, addresses, missing }) => [
      ...(missing.length > 0 ? [`# address not given: ${oneLine(missing.join(', '))}`] : []),
      ['addresses', setName(party), ...addresses].join(' '),
    ]),
    '',
    'for role in $roles; do',
    '  case "$role" in',
    ...roles.flatMap(({ role }) => caseOf(plan, role)),
    '  esac',
    'done',
    '',
  ].join('\n');
}

function caseOf(plan: DeploymentPlan, role: Port['to']): string[] {
  const { needed, optional } = acceptedBy(plan, role);
  if (needed.length + optional.length === 0) return [];
  return [
    `  ${role})`,
    ...needed.flatMap((port) => [`    # ${port.purpose.en}`, ...rulesOf(port).map((rule) => `    ${rule}`)]),
    ...optional.flatMap((port) => [
      `    # where used, ${port.purpose.en}:`,
      ...rulesOf(port).map((rule) => `    # ${rule}`),
    ]),
    '    : ;;',
  ];
}

function rulesOf(port: Port): string[] {
  return port.from.flatMap((party) => {
    const source = party === 'everyone' ? '' : `source ipset="${setName(party)}" `;
    return port.protocols.flatMap((protocol) => matchesOf(port, protocol).map((match) => `accept '${source}${match}'`));
  });
}

function matchesOf(port: Port, protocol: Port['protocols'][number]): string[] {
  switch (protocol) {
    case 'TCP':
    case 'UDP':
      return portNumbers(port).map((number) => `port port="${number}" protocol="${protocol.toLowerCase()}"`);
    case 'ICMP':
      return ['icmp-type name="echo-request"'];
    case 'VRRP':
      return ['protocol value="vrrp"'];
    case 'IP-in-IP':
      return ['protocol value="ipencap"'];
  }
}
