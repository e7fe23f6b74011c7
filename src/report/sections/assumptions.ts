import type { Parameter } from '../../catalog/parameter.js';
import { fixed, percent } from '../format/number.js';
import { cell, headCell, list, numberCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { parameterMean, rangeText, valueText } from './parameter-text.js';

/** A parameter with one value, and the candidates whose models use that value. */
interface Assumption {
  readonly parameter: Parameter;
  readonly candidates: readonly string[];
}

const shownInReview = 12;
/** Beside many candidates. */
const shownCrowded = 6;

/** Every parameter with its value, range, kind of knowledge and source; assumed ones are marked. */
export function assumptionsSection(context: ReportContext): readonly BlockView[] {
  const { words } = context;
  const { label } = words;
  const resting = restingLines(context);
  const all = assumptionsOf(context);
  const shown = context.detail === 'full' ? all : mostTelling(all, context);
  return [
    ...(resting.length === 0 ? [] : [list(label.restsOnAssumptions, resting)]),
    table({
      anchor: 'parameters',
      caption: '',
      className: 'parameters',
      heads: [label.parameter, `#${label.mean}`, `#${label.range}`, label.knowledge, label.source],
      groups: groupsOf(shown, context),
      note: all.length > shown.length ? words.sentences.moreRows(all.length - shown.length) : '',
      filter: label.filter,
    }),
  ];
}

/** Under the candidates whose models they are in, first those of all; of one candidate alone under nobody. */
function groupsOf(assumptions: readonly Assumption[], context: ReportContext) {
  const { words, candidates } = context;
  const groups = new Map<string, Assumption[]>();
  for (const assumption of assumptions) {
    const { candidates: owners } = assumption;
    const name =
      owners.length === candidates.length ? words.label.everyCandidate : words.list(owners.map(context.nameOf));
    groups.set(name, [...(groups.get(name) ?? []), assumption]);
  }
  const width = ([, [first]]: readonly [string, readonly Assumption[]]) => first!.candidates.length;
  return [...groups]
    .sort((a, b) => width(b) - width(a))
    .map(([name, members]) => ({
      name: context.alone ? '' : name,
      rows: members.map(({ parameter }) => assumptionRow(parameter, context)),
    }));
}

/** By service: the share of the downtime on assumed parameters, once for the candidates it is the same for. */
function restingLines(context: ReportContext): readonly string[] {
  const { sentences, list: joined } = context.words;
  const alike = new Map<string, { service: string; share: string; names: string[] }>();
  for (const finding of context.comparison.findings) {
    if (finding.kind !== 'rests-on-assumptions') continue;
    const { service } = finding;
    if (context.detail !== 'full' && service !== context.mainService) continue;
    const share = percent(finding.share);
    const key = `${service}\n${share}`;
    const names = [...(alike.get(key)?.names ?? []), context.nameOf(finding.candidate)];
    alike.set(key, { service, share, names });
  }
  return [...alike.values()].map(({ service, share, names }) => {
    const isAll = names.length > 1 && names.length === context.candidates.length;
    return sentences.restsOnAssumptions(isAll ? null : joined(names), service, share);
  });
}

export function assumptionsOf(context: ReportContext): readonly Assumption[] {
  const found = new Map<string, { parameter: Parameter; candidates: string[] }>();
  for (const candidate of context.candidates) {
    for (const parameter of candidate.parameters) {
      const key = JSON.stringify([parameter.name, parameter.distribution, parameter.source]);
      const entry = found.get(key) ?? { parameter, candidates: [] };
      entry.candidates.push(candidate.id);
      found.set(key, entry);
    }
  }
  return [...found.values()];
}

/** In the review: parameters that move some result, then the assumed ones, then the others; each in catalog order. */
function mostTelling(all: readonly Assumption[], context: ReportContext): readonly Assumption[] {
  const moving = new Set(context.evaluation.uncertainty.tornado.map((entry) => entry.parameter));
  const rank = ({ parameter }: Assumption) =>
    moving.has(parameter.name) ? 0 : parameter.knowledge === 'assumed' ? 1 : 2;
  const kept = new Set(
    [...all].sort((a, b) => rank(a) - rank(b)).slice(0, context.crowded ? shownCrowded : shownInReview),
  );
  return all.filter((assumption) => kept.has(assumption));
}

/** Counts of five digits and more in groups, as everywhere else. */
const grouped = (text: string) => text.replace(/(?<=[ ，])\d{5,}(?= )/g, (digits) => fixed(Number(digits), 0));

function assumptionRow(parameter: Parameter, context: ReportContext) {
  const { words } = context;
  const mean = parameterMean(parameter);
  return row(
    [
      headCell(context.parameterName(parameter.name)),
      numberCell(valueText(parameter.unit, mean, context), mean),
      cell(rangeText(parameter, context), { className: 'num' }),
      cell(words.knowledge[parameter.knowledge], {
        className: `knowledge-${parameter.knowledge}`,
        mark: parameter.knowledge === 'assumed' ? '?' : '',
      }),
      cell(grouped(words.phrase(parameter.source)), { className: 'source' }),
    ],
    `is-${parameter.knowledge}`,
  );
}
