import { durationOfHours } from '../format/duration.js';
import { percent, significant } from '../format/number.js';
import { headCell, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, Cell, TableBlock, TableRow } from '../view/view.js';
import { wordFor } from '../words/words.js';
import { unknownCell } from './figures.js';
import { breaksObjective, type ModeKey, modesOf, recordOf, recoveryCell, worstModes } from './recovery.js';

/** Recovery times and data loss per failure mode, against the objectives. */
export function objectivesSection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  return services.filter((id) => modesOf(id, context).length > 0).map((id) => objectivesTable(id, context));
}

function objectivesTable(service: string, context: ReportContext): TableBlock {
  const { words } = context;
  const targets = context.candidates.map((candidate) => serviceOf(candidate, service)?.target ?? null);
  const rto = targets.find((target) => target?.rtoHours != null)?.rtoHours ?? null;
  const rows = recoveryRows(service, context);
  const hidden = modesOf(service, context).length - shownModes(service, context).length;
  return table({
    anchor: `objectives-${context.serviceSlug(service)}`,
    caption: context.services.length > 1 ? service : '',
    className: 'objectives',
    heads: [words.label.failureMode, ...context.candidates.map((candidate) => `#${context.nameOf(candidate.id)}`)],
    rows: [...rows, coverageRow(service, context), ...rpoRows(service, context)],
    note: [
      rto === null ? '' : words.sentences.rtoLegend(durationOfHours(rto, words)),
      hidden > 0 ? words.sentences.moreRows(hidden) : '',
    ]
      .filter((text) => text !== '')
      .join(' '),
  });
}

/** Of all failures, by how often they strike: the share that the platform handles, and how many a year people have to. */
function coverageRow(service: string, context: ReportContext): TableRow {
  const { words } = context;
  const cells = context.candidates.map((candidate) => {
    const share = metricValue('failover-coverage', service, candidate.id, context);
    const byPeople = metricValue('failures-needing-people', service, candidate.id, context);
    if (share === null || byPeople === null) return unknownCell('not-modelled', context);
    return numberCell(percent(share), share, { sub: words.sentences.waitForPeople(significant(byPeople, 2, true)) });
  });
  return row([headCell(words.label.coverage), ...cells], 'total');
}

function metricValue(metric: string, service: string, candidate: string, context: ReportContext): number | null {
  const entry = context.comparison.groups
    .flatMap((group) => group.rows)
    .find((found) => found.metric === metric && (found.service === service || found.service === null));
  const figure = entry?.cells.find((cell) => cell.candidate === candidate)?.figure;
  return figure === undefined || 'unknown' in figure ? null : figure.value;
}

/** What a board asks after, from the small to the large. */
const boardModes: readonly string[] = ['process-crash', 'host-lost', 'rack-lost', 'storage-lost', 'site-lost'];

/** All in the full report; in the review each kind of failure that is felt, once; for the board the main ones of these. */
function shownModes(service: string, context: ReportContext): readonly ModeKey[] {
  if (context.detail === 'full') return modesOf(service, context);
  const felt = worstModes(service, context).filter((mode) => mostLost(mode, service, context) > 0);
  if (context.detail === 'review') return felt;
  return felt.filter((mode) => boardModes.includes(mode.id) || breaksObjective(mode, service, context));
}

/** A row for each mode; workloads that recover alike share one. */
function recoveryRows(service: string, context: ReportContext): readonly TableRow[] {
  const { words } = context;
  const rows = new Map<string, { modes: ModeKey[]; lost: string; cells: readonly Cell[] }>();
  for (const mode of shownModes(service, context)) {
    const lost = lostText(mode, service, context);
    const cells = context.candidates.map((candidate) =>
      recoveryCell(candidate, service, mode.id, context, mode.workload),
    );
    const key = JSON.stringify([mode.id, lost, cells.map(({ text, mark }) => [text, mark])]);
    const entry = rows.get(key) ?? { modes: [], lost, cells };
    entry.modes.push(mode);
    rows.set(key, entry);
  }
  return [...rows.values()].map(({ modes, lost, cells }) => {
    const kind = wordFor(words.failureModes, modes[0]!.id);
    const workloads = modes.map((mode) => mode.workload ?? '').filter((name) => name !== '');
    const name = modes.length > 1 ? `${kind}${words.colon}${workloads.join(words.comma)}` : modes[0]!.name;
    return row([headCell(name, { sub: lost }), ...cells]);
  });
}

/** How much of the service a failure takes, where it is not all of it. */
function lostText(mode: ModeKey, service: string, context: ReportContext): string {
  const { sentences } = context.words;
  const most = mostLost(mode, service, context);
  if (most >= 1) return '';
  return most === 0 ? sentences.nothingLost : sentences.partLost(percent(most));
}

function mostLost(mode: ModeKey, service: string, context: ReportContext): number {
  const shares = context.candidates
    .map((candidate) => recordOf(candidate, service, mode.id, mode.workload)?.lostShare)
    .filter((share) => share !== undefined);
  return Math.max(0, ...shares);
}

/** Data loss is not part of every model: where one is asked for or known, the table says so for each candidate. */
function rpoRows(service: string, context: ReportContext): readonly TableRow[] {
  const { words } = context;
  const entry = context.comparison.groups
    .flatMap((group) => group.rows)
    .find(
      (candidate) => candidate.metric.includes('rpo') && (candidate.service === service || candidate.service === null),
    );
  const wanted = context.candidates.some((candidate) => serviceOf(candidate, service)?.target?.rpoHours != null);
  const known = entry?.cells.some(({ figure }) => !('unknown' in figure)) === true;
  if (!wanted && !known) return [];
  const cells = context.candidates.map((candidate) => {
    const figure = entry?.cells.find((found) => found.candidate === candidate.id)?.figure;
    if (figure === undefined || 'unknown' in figure) return unknownCell(figure?.unknown ?? 'not-modelled', context);
    return numberCell(
      durationOfHours(figure.value / (entry!.unit === 'seconds' ? 3600 : entry!.unit === 'minutes' ? 60 : 1), words),
      figure.value,
    );
  });
  return [row([headCell(words.label.rpo), ...cells])];
}
