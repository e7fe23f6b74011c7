import type { Standing } from '../../comparison/comparison.js';
import type { CandidateEvaluation, ServiceEvaluation } from '../../evaluation/evaluation.js';
import { totalCost } from '../../metrics/cost-figure.js';
import { targetPercent } from '../format/availability.js';
import { durationOfHours } from '../format/duration.js';
import { fixed, likelihood } from '../format/number.js';
import { headCell, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { Cell, TableBlock } from '../view/view.js';
import { moneyCell } from './cost.js';
import { availabilityCells, unknownCell } from './figures.js';
import { recoveryCell } from './recovery.js';
import { namedCandidate } from './verdict-text.js';

/** The key figures of every candidate, for each service with a target. */
export function keyFigures(context: ReportContext): TableBlock {
  const { label } = context.words;
  const priced = context.comparison.verdict.standings.some((standing) => standing.costPerYear !== null);
  const judged = context.comparison.verdict.kind !== 'no-target';
  const services = servicesShown(context);
  const currency = context.evaluation.scenario.currency ?? '';
  const heads = [
    label.candidate,
    `#${label.availability}`,
    `#${label.nines}`,
    `#${label.downtime}${context.words.units.aYear}`,
    `#${label.worstRecovery}${context.words.comma}${label.p95}`,
    `#${label.hosts}`,
    ...(priced ? [`#${[label.costPerYear, currency].filter((part) => part !== '').join(context.words.comma)}`] : []),
    ...(judged ? [`#${label.meetsTargets}`] : []),
  ];
  return table({
    anchor: 'key-figures',
    caption: services.length === 1 ? captionOf(services[0]!, context) : label.keyFigures,
    heads,
    className: 'key',
    groups: services.map((id) => ({
      name: services.length === 1 ? '' : captionOf(id, context),
      rows: context.candidates.map((candidate) => keyRow(candidate, id, { priced, judged }, context)),
    })),
  });
}

/** Services with a target, at most three; without any, the first. */
export function servicesShown(context: ReportContext): readonly string[] {
  const targeted = context.services.filter((id) =>
    context.candidates.some((candidate) => serviceOf(candidate, id)?.target != null),
  );
  return targeted.length > 0 ? targeted.slice(0, 3) : [context.mainService];
}

function captionOf(id: string, context: ReportContext): string {
  const { words } = context;
  const target = context.candidates.map((candidate) => serviceOf(candidate, id)?.target).find((entry) => entry != null);
  if (target == null) return id;
  const parts = [
    target.availability === null
      ? ''
      : words.sentences.targetOf(targetPercent(target.availability), target.per === 'month', target.excludingPlanned),
    target.rtoHours === null ? '' : `${words.label.rto} ${durationOfHours(target.rtoHours, words)}`,
    target.rpoHours === null ? '' : `${words.label.rpo} ${durationOfHours(target.rpoHours, words)}`,
  ].filter((part) => part !== '');
  return `${id}${words.openBracket}${words.label.target.toLowerCase()} ${parts.join(words.comma)}${words.closeBracket}`;
}

function keyRow(
  candidate: CandidateEvaluation,
  id: string,
  { priced, judged }: { priced: boolean; judged: boolean },
  context: ReportContext,
) {
  const service = serviceOf(candidate, id);
  const standing = context.comparison.verdict.standings.find((entry) => entry.candidate === candidate.id);
  const chosen = namedCandidate(context.comparison.verdict) === candidate.id;
  const head = headCell(context.nameOf(candidate.id), {
    sub: candidate.id === context.comparison.baseline && !context.alone ? context.words.label.baseline : '',
    mark: chosen ? '◆' : '',
  });
  const figures =
    service === undefined
      ? Array.from({ length: 3 }, () => unknownCell('not-applicable', context))
      : availabilityCells(candidate.id, service, context);
  return row(
    [
      head,
      ...figures,
      recoveryCell(candidate, id, 'host-lost', context),
      numberCell(fixed(candidate.placement.hosts, 0), candidate.placement.hosts),
      ...(priced ? [moneyCell(totalCost(candidate, context.evaluation), context)] : []),
      ...(judged ? [targetsCell(standing, service, context)] : []),
    ],
    chosen ? 'chosen' : '',
  );
}

function targetsCell(
  standing: Standing | undefined,
  service: ServiceEvaluation | undefined,
  context: ReportContext,
): Cell {
  if (service?.target == null) return unknownCell('no-target', context);
  const probability = standing?.probabilityMeetsAll ?? null;
  if (probability === null) return unknownCell('not-modelled', context);
  const met = probability >= context.comparison.verdict.withProbability;
  return numberCell(likelihood(probability), probability, {
    mark: met ? '✓' : '×',
    markTitle: met ? context.words.label.metTarget : context.words.label.missedTarget,
    className: met ? 'met' : 'missed',
  });
}
