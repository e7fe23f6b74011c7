import type { Figure, ModelCheckRow, ServiceEvaluation } from '../../evaluation/evaluation.js';
import { metricScale } from '../format/metric-scale.js';
import { fixed, percent, scientific } from '../format/number.js';
import { formulaMarkup } from '../html/formulas.js';
import { cell, headCell, heading, list, markup, prose, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';
import { limitLines, limitNotes } from './limits.js';
import { provenanceTables } from './provenance.js';
import { rareEventsTable } from './rare-events.js';

/** Definitions and formulas, what each engine did, whether they agree, what is left out, how to make it again. */
export function methodSection(context: ReportContext): readonly BlockView[] {
  const { words } = context;
  const { label } = words;
  const limits = context.detail === 'full' ? limitNotes(context) : limitLines(context);
  const full = context.detail === 'full';
  const year = words.sentences.year(fixed(context.evaluation.hoursPerYear, 0));
  const blocks: BlockView[] = [
    prose([year, ...(full ? [...pairedSimulation(context), ...repeatedSolves(context)] : [])]),
  ];
  if (full) blocks.push(heading('formulas', label.formulas), formulasOf(context));
  if (full) blocks.push(enginesTable(context));
  if (context.candidates.some((candidate) => candidate.modelCheck.length > 0)) blocks.push(modelCheckTable(context));
  if (full) blocks.push(...rareEventsTable(context));
  if (full) blocks.push(...provenanceTables(context));
  if (limits.length > 0) blocks.push(list(label.limits, limits, 'columns'));
  blocks.push(heading('reproduction', label.reproduction), prose([reproduction(context)], 'reproduction'));
  return blocks;
}

function formulasOf({ words }: ReportContext): BlockView {
  const formulas = words.formulas.map(({ name, says }) => ({ math: markup(formulaMarkup(name)), says }));
  return { kind: 'formulas', formulas };
}

export function reproduction(context: ReportContext): string {
  const { ninefold, seed, scenario } = context.evaluation;
  return context.words.sentences.reproduce(ninefold, seed, scenario.hash, scenario.file);
}

/** Whether figures are made of chain and simulation together. */
function isPaired({ candidates }: ReportContext): boolean {
  const services = candidates.flatMap((candidate) => candidate.services);
  return services.some(({ unavailability }) => unavailability.accuracy.kind === 'interval');
}

/** How they are; where none was paired, nothing. */
function pairedSimulation(context: ReportContext): readonly string[] {
  if (!isPaired(context)) return [];
  const budgets = context.candidates.flatMap(({ services }) => services.flatMap(({ budget }) => budget));
  const corrected = budgets.filter(({ trueFormAdds }) => trueFormAdds !== undefined);
  return [context.words.sentences.pairedSimulation(corrected.length)];
}

/** How far the draws, swings and break-evens may be off, at worst over the candidates; none were made: nothing. */
function repeatedSolves({ candidates, words }: ReportContext): readonly string[] {
  const checks = candidates.flatMap(({ solving }) => solving.repeated ?? []);
  if (checks.length === 0) return [];
  const worst = checks.reduce((most, check) => (check.largestError > most.largestError ? check : most));
  return [words.sentences.repeatedSolves(worst.worlds, percent(worst.largestError))];
}

function enginesTable(context: ReportContext): TableBlock {
  const { sentences, label } = context.words;
  const none = cell('–', { className: 'muted' });
  const rows = context.candidates.map((candidate) => {
    const { chain, simulation, structure } = candidate.solving;
    return row([
      headCell(context.nameOf(candidate.id)),
      structure === null ? none : cell(sentences.structure(structure.basicEvents, structure.vertices)),
      chain === null
        ? none
        : cell(
            sentences.chain(
              fixed(chain.states, 0),
              fixed(chain.transitions, 0),
              chain.maximumFailures,
              scientific(chain.residual),
            ),
            { sub: context.words.phrase(chain.method) },
          ),
      simulation === null
        ? none
        : cell(
            sentences.simulation(
              fixed(simulation.years, 0),
              fixed(simulation.replications, 0),
              fixed(simulation.events, 0),
            ),
            { sub: context.words.phrase(simulation.method) },
          ),
    ]);
  });
  return table({
    anchor: 'engines-table',
    caption: label.engines,
    heads: [label.candidate, label.structure, label.markov, label.simulation],
    rows,
  });
}

function modelCheckTable(context: ReportContext): TableBlock {
  const { label } = context.words;
  const shown = (check: ModelCheckRow) =>
    context.detail === 'full' || (check.service === context.mainService && check.form === 'as-solved');
  const rows = context.candidates.flatMap(({ id, modelCheck, services }) =>
    modelCheck
      .filter((check) => check.form !== 'true-distributions' && shown(check))
      .map((check) =>
        checkRow(check, trueFormOf(check, modelCheck), reported(check, services), context.nameOf(id), context),
      ),
  );
  return table({
    anchor: 'model-check',
    caption: `${label.modelCheck}${context.words.openBracket}${label.minutesPerYear}${context.words.closeBracket}`,
    heads: [
      label.candidate,
      label.form,
      `#${label.structure}`,
      `#${label.markov}`,
      `#${label.simulation}`,
      label.agrees,
      `#${wordFor(context.words.forms, 'true-distributions')}`,
      `#${label.reported}`,
    ],
    rows,
    note: isPaired(context) ? context.words.sentences.asReported : '',
  });
}

/** What the simulation of the true distributions found, beside the check of the solved form. */
function trueFormOf({ service, form }: ModelCheckRow, checks: readonly ModelCheckRow[]): Figure | null {
  if (form !== 'as-solved') return null;
  const found = checks.find((other) => other.service === service && other.form === 'true-distributions');
  return found?.simulation ?? null;
}

/** The figure the report shows: of chain and simulation together. */
function reported({ service, form }: ModelCheckRow, services: readonly ServiceEvaluation[]): Figure | null {
  if (form !== 'as-solved') return null;
  return services.find(({ id }) => id === service)?.unavailability ?? null;
}

function checkRow(
  check: ModelCheckRow,
  trueForm: Figure | null,
  shown: Figure | null,
  name: string,
  context: ReportContext,
) {
  const { words } = context;
  const perYear = minutesPerYear(context);
  const scale = metricScale('minutes-per-year', [], words, null);
  const inMinutes = ({ accuracy }: Figure) => ({ low: accuracy.low * perYear, high: accuracy.high * perYear });
  const engine = (figure: Figure | null) =>
    figure === null
      ? cell('–', { className: 'num muted' })
      : cell(scale.value(figure.value * perYear, inMinutes(figure)), {
          className: 'num',
          sub: scale.interval(figure.value * perYear, inMinutes(figure)),
        });
  const verdict = check.agrees === null ? '–' : check.agrees ? words.label.yes : words.label.no;
  return row([
    headCell(name, { sub: context.services.length > 1 ? check.service : '' }),
    cell(wordFor(words.forms, check.form)),
    engine(check.structure),
    engine(check.markov),
    engine(check.simulation),
    cell(verdict, { mark: check.agrees === null ? '' : check.agrees ? '✓' : '×' }),
    engine(trueForm),
    engine(shown),
  ]);
}
