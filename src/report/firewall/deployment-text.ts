import { padded, terminalWidth, wrappedLines } from '../terminal-layout.js';
import { en } from '../words/en.js';
import { wordFor } from '../words/words.js';
import type { DeploymentPlan } from './deployment-plan.js';

/** The plan to be read in a terminal: roles, connections, names, requirements. */
export function deploymentText(plan: DeploymentPlan, width: number): string {
  const { candidate, name, plugIn, roles, connections, requirements } = plan;
  if (roles.length === 0) return `${candidate}: no machines are stated, so there are no ports to open\n`;
  const word = (party: string) => wordFor(en.portRoles, party);
  return [
    ...heading(name === candidate ? candidate : `${candidate}: ${name}`, '='),
    ...(plugIn === null ? [] : [`Network between pods: ${plugIn} (another with --network-plug-in)`]),
    '',
    ...heading('Machines by role', '-'),
    ...columns(
      [
        ['ROLE', 'WHAT', 'MACHINES'],
        ...roles.map(({ role, machines }) => [role, word(role), inRuns(machines).join(', ')]),
      ],
      width,
    ),
    '',
    ...heading('Connections to accept', '-'),
    ...columns(
      [
        ['TO', 'FROM', 'PROTOCOL', 'PORT', 'PURPOSE'],
        ...connections.map((port) => [
          port.to,
          port.from.join(', '),
          port.protocols.join(', '),
          port.ports || '-',
          `${port.purpose.en}${port.optional ? ' (where used)' : ''}`,
        ]),
      ],
      width,
    ),
    '',
    ...heading('What machines must bring', '-'),
    ...columns(
      [
        ['REQUIREMENT', 'VALUE', 'STRENGTH', 'BY'],
        ...requirements.map((each) => [
          each.requirement,
          each.value,
          each.strength,
          each.roles.filter((role) => roles.some((played) => played.role === role)).join(', '),
        ]),
      ],
      width,
    ),
    '',
    ...heading('Entries of /etc/hosts', '-'),
    ...hostEntries(plan),
    '',
  ].join('\n');
}

const heading = (text: string, rule: string): string[] => [text, rule.repeat(terminalWidth(text))];

function hostEntries({ roles, addresses }: DeploymentPlan): string[] {
  const names = roles.filter(({ role }) => role === 'machine').flatMap(({ machines }) => machines);
  const known = names.flatMap((name) =>
    (addresses.get(name) ?? []).slice(0, 1).map((address) => `${address}\t${name}`),
  );
  const missing = names.filter((name) => !addresses.has(name));
  return [
    ...known,
    ...(missing.length === 0 ? [] : [`address not given (--addresses): ${inRuns(missing).join(', ')}`]),
  ];
}

/** `host-1 … host-9` for names that count up, the others one by one. */
function inRuns(names: readonly string[]): string[] {
  const runs: string[][] = [];
  for (const name of names) {
    const last = runs.at(-1);
    if (last !== undefined && follows(last.at(-1)!, name)) last.push(name);
    else runs.push([name]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run : [`${run[0]} … ${run.at(-1)}`]));
}

function follows(before: string, name: string): boolean {
  const [, stem, number] = /^(.*?)(\d+)$/.exec(before) ?? [];
  return stem !== undefined && name === `${stem}${Number(number) + 1}`;
}

/** Columns as wide as their widest cell; the last takes the rest of the line and wraps below itself. */
function columns(rows: readonly (readonly string[])[], width: number): string[] {
  const widths = rows[0]!.slice(0, -1).map((_, i) => Math.max(...rows.map((row) => terminalWidth(row[i]!))));
  const indent = widths.reduce((sum, each) => sum + each + 2, 0);
  return rows.flatMap((row) => {
    const last = wrappedLines(row.at(-1)!, Math.max(24, width - indent));
    const first = row
      .slice(0, -1)
      .map((text, i) => padded(text, widths[i]!, 'left'))
      .join('  ');
    return last.map((line, i) => (i === 0 ? `${first}  ${line}` : ' '.repeat(indent) + line).trimEnd());
  });
}
