import type { Port, Prerequisite } from '../../catalog/fact.js';
import { ports, prerequisites } from '../../catalog/facts.js';
import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { cell, headCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';

/** A role as the firewall request names it, and the roles of the catalog's ports it stands for. */
interface PortRole {
  readonly key: string;
  readonly has: (candidate: CandidateEvaluation) => boolean;
  readonly roles: readonly string[];
}

const runsKubernetes = (candidate: CandidateEvaluation) => candidate.platform === 'kubernetes';
const hasHost = (candidate: CandidateEvaluation, role: string) => rolesOf(candidate).has(role);
const hasShared = (candidate: CandidateEvaluation, words: RegExp) =>
  candidate.topology.shared.some((item) => words.test(`${item.kind} ${item.label}`));

const portRoles: readonly PortRole[] = [
  { key: 'control-plane', has: (c) => hasHost(c, 'control-plane'), roles: ['control-plane'] },
  { key: 'etcd', has: (c) => hasHost(c, 'etcd'), roles: ['control-plane/etcd'] },
  { key: 'worker', has: (c) => hasHost(c, 'worker'), roles: ['worker'] },
  { key: 'load-balancer', has: (c) => runsKubernetes(c) && hasShared(c, /^vip /i), roles: ['load-balancer'] },
  { key: 'hypervisor', has: (c) => hasHost(c, 'hypervisor'), roles: ['ESXi hosts'] },
  { key: 'ingress', has: (c) => hasShared(c, /^ingress /i), roles: ['ingress nodes'] },
  { key: 'address', has: (c) => hasShared(c, /keepalived/i), roles: ['lb (keepalived)'] },
  { key: 'address', has: (c) => hasShared(c, /metallb/i), roles: ['all nodes (MetalLB L2)'] },
  { key: 'all', has: (c) => c.topology.sites.length > 0, roles: ['all nodes'] },
];

const overlay = /^(all nodes \((calico|cilium|flannel)|typha)/;

/**
 * Ports between the roles that occur in the candidates, and what a cluster node must bring. The review names the ports of
 * each role in one line; the full report lists them one by one with their sources.
 */
export function deploymentSection(context: ReportContext): readonly BlockView[] {
  const shown = portRoles.filter((role) => context.candidates.some(role.has));
  if (shown.length === 0) return [];
  const full = context.detail === 'full';
  const blocks: BlockView[] = [full ? portMatrix(shown, context) : portLines(shown, context)];
  if (full && context.candidates.some(runsKubernetes)) blocks.push(requirementsTable(context));
  return blocks;
}

function portLines(shown: readonly PortRole[], context: ReportContext): TableBlock {
  const { words } = context;
  const rows = [...new Set(shown.map((role) => role.key))].map((key) => {
    const entries = shown.filter((role) => role.key === key);
    const needed = entries.flatMap((role) => portsOf(role).filter((port) => !port.optional));
    const users = context.candidates.filter((candidate) => entries.some((role) => role.has(candidate)));
    return row([
      headCell(wordFor(words.portRoles, key)),
      cell(byProtocol(needed).join('; ')),
      cell(usersText(users, context)),
    ]);
  });
  return table({
    anchor: 'ports',
    caption: words.label.ports,
    heads: [words.label.role, words.label.port, words.label.candidates],
    rows,
    note: context.candidates.some(runsKubernetes) ? words.sentences.overlayPorts : '',
  });
}

/** `TCP 6443, 10250, 10257`. */
function byProtocol(entries: readonly Port[]): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const { protocol, port } of entries) {
    lines.set(protocol, [...(lines.get(protocol) ?? []), ...(port === '-' ? [] : [port.replace(/-/g, '–')])]);
  }
  return [...lines].map(([protocol, numbers]) => `${protocol} ${[...new Set(numbers)].join(', ')}`.trim());
}

function portMatrix(shown: readonly PortRole[], context: ReportContext): TableBlock {
  const { words } = context;
  const { label } = words;
  const listed = [...new Set(shown.map((role) => role.key))].map((key) => {
    const entries = shown.filter((role) => role.key === key);
    const users = context.candidates.filter((candidate) => entries.some((role) => role.has(candidate)));
    return {
      name: `${wordFor(words.portRoles, key)}${words.openBracket}${usersText(users, context)}${words.closeBracket}`,
      rows: entries.flatMap(portsOf).map((port) => portRow(port, context)),
    };
  });
  const plugIns = ports.filter((port) => overlay.test(port.role));
  if (context.candidates.some(runsKubernetes))
    listed.push({ name: words.portRoles.overlay!, rows: plugIns.map((port) => portRow(port, context)) });
  return table({
    anchor: 'ports',
    caption: label.portMatrix,
    className: 'ports',
    heads: [label.purpose, label.protocol, label.port, label.usedByRole, label.source],
    groups: listed,
  });
}

function portRow(port: Port, context: ReportContext) {
  return row([
    headCell(port.purpose, { sub: port.optional ? context.words.label.optional : '' }),
    cell(port.protocol),
    cell(port.port === '-' ? '–' : port.port.replace(/-/g, '–')),
    cell(port.usedBy),
    cell(port.source, { className: 'source' }),
  ]);
}

function requirementsTable(context: ReportContext): TableBlock {
  const { label } = context.words;
  const rank = (entry: Prerequisite) => (entry.strength.startsWith('required') ? 0 : 1);
  const rows = [...prerequisites]
    .sort((a, b) => rank(a) - rank(b))
    .map((entry) =>
      row([
        headCell(
          Object.hasOwn(context.words.requirements, entry.id)
            ? context.words.requirements[entry.id]!
            : entry.requirement,
          { sub: entry.appliesTo },
        ),
        cell(entry.value),
        cell(entry.strength),
        cell(entry.source, { className: 'source' }),
      ]),
    );
  return table({
    anchor: 'requirements',
    caption: label.requirements,
    className: 'ports',
    heads: [label.requirement, label.value, label.strength, label.source],
    rows,
  });
}

function portsOf(role: PortRole): readonly Port[] {
  return ports.filter((port) => role.roles.includes(port.role));
}

function usersText(users: readonly CandidateEvaluation[], context: ReportContext): string {
  const { words } = context;
  if (users.length === context.candidates.length) return words.label.everyCandidate;
  const [platform] = users.map((candidate) => candidate.platform);
  const alike = context.candidates.filter((candidate) => candidate.platform === platform);
  const whole = alike.length === users.length && alike.every((candidate) => users.includes(candidate));
  if (platform !== undefined && whole && users.length > 1) return words.platforms[platform];
  return words.list(users.map((candidate) => context.nameOf(candidate.id)));
}

/** Roles of hosts and of what runs on them, `control-plane+worker` as both; stacked etcd counts as etcd. */
function rolesOf(candidate: CandidateEvaluation): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (items: CandidateEvaluation['topology']['sites'][number]['racks'][number]['hosts'][number]['holds']) => {
    for (const item of items) {
      if (item.kind === 'control-plane' || item.kind === 'etcd') found.add(item.kind);
      if (item.kind === 'pod') found.add('worker');
      add(item.nested);
    }
  };
  for (const host of candidate.topology.sites.flatMap((site) => site.racks.flatMap((rack) => rack.hosts))) {
    for (const role of host.role.split('+')) found.add(role);
    add(host.holds);
  }
  return found;
}
