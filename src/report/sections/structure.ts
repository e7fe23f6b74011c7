import type { ServiceEvaluation } from '../../evaluation/evaluation.js';
import type { Chart } from '../charts/chart.js';
import { blockDiagram } from '../diagrams/block-diagram.js';
import { minutes } from '../format/duration.js';
import { significant } from '../format/number.js';
import { figure, headCell, numberCell, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView } from '../view/view.js';

const cutSetsShown = 12;
const componentsShown = 12;

/** Of the candidate the report goes into: the minimal cut sets as a block diagram and a table, and who matters most. */
export function structureBlocks(id: string, context: ReportContext): readonly BlockView[] {
  const service = serviceOf(context.focus, id);
  if (service === undefined) return [];
  const place = context.services.indexOf(id);
  const { label, sentences } = context.words;
  const name = context.nameOf(context.focus.id);
  const sets = [...service.minimalCutSets].sort((a, b) => b.probability - a.probability).slice(0, cutSetsShown);
  const blocks: BlockView[] = [];
  if (sets.length > 0) {
    blocks.push(
      figure(diagramOf(`blocks-${place}`, id, name, sets, context), context),
      table({
        anchor: `cut-sets-${place}`,
        caption: `${label.cutSets}${context.words.openBracket}${name}${context.words.closeBracket}`,
        heads: [label.cutSet, `#${label.minutesPerYear}`],
        rows: sets.map(({ members, probability }) =>
          row([
            headCell(members.join(' ∧ '), { sub: members.length === 1 ? label.singlePoint : '' }),
            numberCell(minutes(probability * minutesPerYear(context), context.words), probability),
          ]),
        ),
        note: sentences.cutSets(sets.length, service.minimalCutSets.length),
      }),
    );
  }
  if (service.importance.length > 0) blocks.push(importanceTable(`importance-${place}`, service, name, context));
  return blocks;
}

function diagramOf(
  id: string,
  service: string,
  name: string,
  sets: ServiceEvaluation['minimalCutSets'],
  context: ReportContext,
): Chart {
  const { words } = context;
  const text = (probability: number) => minutes(probability * minutesPerYear(context), words) + words.units.aYear;
  return blockDiagram({
    id,
    ...words.charts.blocks(service, name),
    columns: sets.map(({ members, probability }) => ({ members, note: text(probability) })),
    table: {
      head: [words.label.cutSet, words.label.minutesPerYear],
      rows: sets.map(({ members, probability }) => [members.join(' ∧ '), text(probability)]),
    },
  });
}

function importanceTable(anchor: string, service: ServiceEvaluation, name: string, { words }: ReportContext) {
  const { label } = words;
  const ranked = [...service.importance].sort((a, b) => b.fussellVesely - a.fussellVesely).slice(0, componentsShown);
  return table({
    anchor,
    caption: `${label.importance}${words.openBracket}${name}${words.comma}${label.structure.toLowerCase()}${words.closeBracket}`,
    heads: [label.component, `#${label.birnbaum}`, `#${label.criticality}`, `#${label.fussellVesely}`],
    rows: ranked.map((entry) =>
      row([
        headCell(entry.component),
        ...[entry.birnbaum, entry.criticality, entry.fussellVesely].map((value) =>
          numberCell(importanceText(value), value),
        ),
      ]),
    ),
  });
}

/** An importance may be infinite or tiny: neither is written as 0. */
function importanceText(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  return value !== 0 && Math.abs(value) < 1e-3 ? '< 0.001' : significant(value, 3);
}
