import { type MachineRole, machineRoles, networkPlugIns, type Port, type Prerequisite } from '../../catalog/fact.js';
import { portNumbers, portRules } from '../../catalog/port-rules.js';
import { requirementsOf } from '../../catalog/requirements.js';
import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { cell, headCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';
import { NumberedSources } from './numbered-sources.js';

/**
 * Ports between the roles that occur in the candidates, and what machines of those roles must bring. The review names the
 * ports of each role in one line; the full report lists them one by one with who connects, and their sources.
 */
export function deploymentSection(context: ReportContext): readonly BlockView[] {
  const roles = machineRoles.filter((role) => context.candidates.some((candidate) => plays(candidate, role)));
  if (roles.length === 0) return [];
  if (context.detail !== 'full') return [portLines(roles, context)];
  const sources = new NumberedSources();
  const tables = [portMatrix(roles, sources, context), requirementsTable(roles, sources, context)];
  return [...tables, sources.block(context)];
}

const plays = ({ deployment }: CandidateEvaluation, role: MachineRole) => deployment.some((each) => each.role === role);

function portLines(roles: readonly MachineRole[], context: ReportContext): TableBlock {
  const { words } = context;
  const rules = portRules(new Set(roles), null).filter(({ optional }) => !optional);
  const rows = roles.flatMap((role) => {
    const needed = rules.filter(({ to }) => to === role);
    if (needed.length === 0) return [];
    return [
      row([
        headCell(wordFor(words.portRoles, role)),
        cell(byProtocol(needed).join('; ')),
        cell(usersText(role, context)),
      ]),
    ];
  });
  return table({
    anchor: 'ports',
    caption: words.label.ports,
    heads: [words.label.role, words.label.port, words.label.candidates],
    rows,
    note: roles.includes('cluster-node') ? words.sentences.overlayPorts : '',
  });
}

/** `TCP 6443, 10250`. */
function byProtocol(needed: readonly Port[]): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const port of needed)
    for (const protocol of port.protocols)
      lines.set(protocol, [...(lines.get(protocol) ?? []), ...portNumbers(port).map(withDash)]);
  return [...lines].map(([protocol, numbers]) => `${protocol} ${[...new Set(numbers)].join(', ')}`.trim());
}

const withDash = (text: string): string => text.replace(/-/g, '–');

function portMatrix(roles: readonly MachineRole[], sources: NumberedSources, context: ReportContext): TableBlock {
  const { words } = context;
  const { label } = words;
  const rules = portRules(new Set(roles), null);
  const groups = roles.map((role) => ({
    name: `${wordFor(words.portRoles, role)}${words.openBracket}${usersText(role, context)}${words.closeBracket}`,
    rows: rules.filter(({ to }) => to === role).map((port) => portRow(port, sources, context)),
  }));
  if (roles.includes('cluster-node')) {
    const between = networkPlugIns.flatMap((plugIn) => portRules(new Set(['cluster-node']), plugIn));
    const plugIns = [
      ...new Map(between.filter((p) => p.plugIns).map((port) => [`${port.purpose.en} ${port.ports}`, port])).values(),
    ];
    groups.push({ name: words.portRoles.overlay!, rows: plugIns.map((port) => portRow(port, sources, context)) });
  }
  return table({
    anchor: 'ports',
    caption: label.portMatrix,
    className: 'ports',
    heads: [label.purpose, label.protocol, label.port, label.usedByRole, label.source],
    groups: groups.filter(({ rows }) => rows.length > 0),
  });
}

function portRow(port: Port, sources: NumberedSources, context: ReportContext) {
  const { words } = context;
  return row([
    headCell(context.say(port.purpose), { sub: port.optional ? words.label.optional : '' }),
    cell(port.protocols.join(', ')),
    cell(port.ports === '' ? '–' : withDash(port.ports)),
    cell(words.list(port.from.map((party) => wordFor(words.portRoles, party)))),
    cell(sources.mention(port.source), { className: 'source' }),
  ]);
}

function requirementsTable(
  roles: readonly MachineRole[],
  sources: NumberedSources,
  context: ReportContext,
): TableBlock {
  const { label } = context.words;
  const rank = (entry: Prerequisite) => (entry.strength.startsWith('required') ? 0 : 1);
  const rows = requirementsOf(new Set(roles))
    .sort((a, b) => rank(a) - rank(b))
    .map((entry) =>
      row([
        headCell(
          Object.hasOwn(context.words.requirements, entry.id)
            ? context.words.requirements[entry.id]!
            : entry.requirement,
          { sub: context.words.phrase(entry.appliesTo) },
        ),
        cell(context.words.phrase(entry.value)),
        cell(context.words.phrase(entry.strength)),
        cell(sources.mention(entry.source), { className: 'source' }),
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

function usersText(role: MachineRole, context: ReportContext): string {
  const { words } = context;
  const users = context.candidates.filter((candidate) => plays(candidate, role));
  if (users.length === context.candidates.length) return words.label.everyCandidate;
  const [platform] = users.map((candidate) => candidate.platform);
  const alike = context.candidates.filter((candidate) => candidate.platform === platform);
  const whole = alike.length === users.length && alike.every((candidate) => users.includes(candidate));
  if (platform !== undefined && whole && users.length > 1) return words.platforms[platform];
  return words.list(users.map((candidate) => context.nameOf(candidate.id)));
}
