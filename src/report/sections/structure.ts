import type { CandidateEvaluation, ServiceEvaluation } from '../../evaluation/evaluation.js';
import type { Chart } from '../charts/chart.js';
import { blockDiagram } from '../diagrams/block-diagram.js';
import { minutes } from '../format/duration.js';
import { significant } from '../format/number.js';
import { figure, headCell, numberCell, prose, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView } from '../view/view.js';

const cutSetsShown = 12;
const componentsShown = 12;

/** Of each candidate the minimal cut sets as a block diagram; of the one the report goes into also who matters most. */
export function structureBlocks(id: string, context: ReportContext): readonly BlockView[] {
  const { words, candidates, focus, nameOf } = context;
  const diagrams = candidates.flatMap((candidate) => {
    const sets = serviceOf(candidate, id)?.minimalCutSets ?? [];
    return sets.length === 0 ? [] : [figure(diagramOf(candidate, id, sets, context), context)];
  });
  const service = serviceOf(focus, id);
  const blocks: BlockView[] = diagrams.length === 0 ? [] : [...diagrams, prose([words.sentences.blocks], 'note')];
  if (service !== undefined && service.importance.length > 0)
    blocks.push(importanceTable(`importance-${context.serviceSlug(id)}`, service, nameOf(focus.id), context));
  return blocks;
}

function diagramOf(
  { id }: CandidateEvaluation,
  service: string,
  all: ServiceEvaluation['minimalCutSets'],
  context: ReportContext,
): Chart {
  const { words } = context;
  const sets = [...all].sort((a, b) => b.probability - a.probability).slice(0, cutSetsShown);
  const { title } = words.charts.blocks(service, context.nameOf(id));
  const text = (probability: number) => minutes(probability * minutesPerYear(context), words) + words.units.aYear;
  return blockDiagram({
    id: `blocks-${context.candidateSlug(id)}-${context.serviceSlug(service)}`,
    title,
    description: words.sentences.cutSets(sets.length, all.length),
    columns: sets.map(({ members, probability }) => ({
      members: members.map(words.component),
      note: text(probability),
    })),
    table: {
      head: [words.label.cutSet, words.label.minutesPerYear],
      rows: sets.map(({ members, probability }) => [members.map(words.component).join(' ∧ '), text(probability)]),
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
        headCell(words.component(entry.component)),
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
