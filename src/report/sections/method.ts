import type { Figure, ModelCheckRow } from '../../evaluation/evaluation.js';
import { fixed, noBreakSpace } from '../format/number.js';
import { formulaMarkup } from '../html/formulas.js';
import { cell, headCell, heading, list, markup, prose, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';
import { limitNotes } from './limits.js';

/** Definitions and formulas, what each engine did, whether they agree, what is left out, how to make it again. */
export function methodSection(context: ReportContext): readonly BlockView[] {
  const { words } = context;
  const { label } = words;
  const limits = limitNotes(context).map((note) => note.text);
  const blocks: BlockView[] = [
    heading('definitions', label.definitions),
    prose([words.sentences.year(fixed(context.evaluation.hoursPerYear, 0))]),
    {
      kind: 'formulas',
      formulas: words.formulas.map(({ name, says }) => ({ math: markup(formulaMarkup(name)), says })),
    },
    heading('engines', label.engines),
    enginesTable(context),
  ];
  if (context.candidates.some((candidate) => candidate.modelCheck.length > 0)) {
    blocks.push(heading('model-check', label.modelCheck), modelCheckTable(context));
  }
  if (limits.length > 0) blocks.push(list(label.limits, limits, 'columns'));
  blocks.push(heading('reproduction', label.reproduction), prose([reproduction(context)], 'reproduction'));
  return blocks;
}

export function reproduction(context: ReportContext): string {
  const { ninefold, seed, scenario } = context.evaluation;
  return context.words.sentences.reproduce(ninefold, seed, scenario.hash, scenario.file);
}

function enginesTable(context: ReportContext): TableBlock {
  const { words } = context;
  const { sentences, label } = words;
  const rows = context.candidates.map((candidate) => {
    const { chain, simulation, structure } = candidate.solving;
    const parts = [
      structure === null ? '' : sentences.structure(structure.basicEvents, structure.vertices),
      chain === null
        ? ''
        : sentences.chain(
            fixed(chain.states, 0),
            fixed(chain.transitions, 0),
            chain.maximumFailures,
            exponent(chain.residual),
          ),
      simulation === null
        ? ''
        : sentences.simulation(
            fixed(simulation.years, 0),
            fixed(simulation.replications, 0),
            fixed(simulation.events, 0),
          ),
    ].filter((part) => part !== '');
    const methods = [chain?.method, simulation?.method].filter((method) => method !== undefined && method !== '');
    return row([headCell(context.nameOf(candidate.id)), cell(parts.join('; '), { sub: methods.join(words.comma) })]);
  });
  return table({ anchor: 'engines-table', caption: '', heads: [label.candidate, label.method], rows });
}

function modelCheckTable(context: ReportContext): TableBlock {
  const { label } = context.words;
  const rows = context.candidates.flatMap((candidate) =>
    candidate.modelCheck
      .filter((check) => context.detail === 'full' || check.service === context.mainService)
      .map((check) => checkRow(check, context.nameOf(candidate.id), context)),
  );
  return table({
    anchor: 'model-check-table',
    caption: '',
    heads: [
      label.candidate,
      label.form,
      `#${label.structure}`,
      `#${label.markov}`,
      `#${label.simulation}`,
      label.agrees,
    ],
    rows,
  });
}

function checkRow(check: ModelCheckRow, name: string, context: ReportContext) {
  const { words } = context;
  const engine = (figure: Figure | null) =>
    figure === null
      ? cell('–', { className: 'num muted' })
      : cell(exponent(figure.value), {
          className: 'num',
          sub: `${exponent(figure.accuracy.low)} … ${exponent(figure.accuracy.high)}`,
        });
  const verdict = check.agrees === null ? '–' : check.agrees ? words.label.yes : words.label.no;
  return row([
    headCell(name, { sub: context.services.length > 1 ? check.service : '' }),
    cell(wordFor(words.forms, check.form)),
    engine(check.structure),
    engine(check.markov),
    engine(check.simulation),
    cell(verdict, { mark: check.agrees === null ? '' : check.agrees ? '✓' : '×' }),
  ]);
}

/** 3.2e-5 as `3.20 × 10^−5` without superscripts, which not every font has. */
function exponent(value: number): string {
  if (value === 0) return '0';
  return value.toExponential(2).replace('e-', `e${'−'}`).replace('e+', 'e').replaceAll(' ', noBreakSpace);
}
