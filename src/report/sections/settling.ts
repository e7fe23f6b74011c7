import type { ParameterValue, ValueOfInformation } from '../../comparison/value-of-information.js';
import { type VerdictShare, verdictShares } from '../../comparison/world-shares.js';
import { parameterOfKey } from '../../evaluation/parameter-factors.js';
import { likelihood } from '../format/number.js';
import { headCell, heading, numberCell, prose, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView } from '../view/view.js';

/** In the full report. */
const rowsShown = 12;

/** Gains below this share of the draws are not worth a sentence. */
const leastGain = 0.01;

/** How often the choice is the right one, and which measurements would make it so more often. */
export function settlingBlocks(context: ReportContext): readonly BlockView[] {
  const value = context.comparison.valueOfInformation ?? null;
  if (value === null || context.alone) return [];
  const shown = context.detail === 'full' ? value.parameters.slice(0, rowsShown) : [];
  return [
    heading('settling', context.words.label.settling),
    prose(settlingSentences(value, context)),
    ...(shown.length === 0 ? [] : [parametersTable(shown, value, context)]),
  ];
}

/** What is known today, and what two measurements would bring. */
function settlingSentences(value: ValueOfInformation, context: ReportContext): readonly string[] {
  const { sentences } = context.words;
  const { candidate, surest, probabilityRight } = value;
  const [own, most] = [likelihood(probabilityRight), likelihood(surest.probabilityRight)];
  const other = surest.candidate === candidate || own === most ? null : context.nameOf(surest.candidate);
  const best = measurements(value, context);
  return [sentences.choiceRight(context.nameOf(candidate), own, other, most), best ?? sentences.nothingToMeasure];
}

/** The best two, or the one there is, as a sentence; null: knowing more would not change the choice. */
export function measurements(value: ValueOfInformation, context: ReportContext): string | null {
  const now = value.surest.probabilityRight;
  const { bestTwo } = value;
  const [first] = value.parameters;
  const settles = bestTwo ?? (first === undefined ? null : { keys: [first.key], ...first });
  if (settles === null || settles.probabilityRight - now < leastGain) return null;
  return context.words.sentences.measurements(
    settles.keys.map((key) => keyName(key, context)),
    likelihood(now),
    likelihood(settles.probabilityRight),
  );
}

/** The parameter, with the candidates it belongs to where they mean different things by it. */
export function keyName(key: string, context: ReportContext): string {
  const { openBracket, closeBracket, list } = context.words;
  const owners = ownersOf(key);
  const name = context.parameterName(parameterOfKey(key));
  return owners.length === 0 ? name : `${name}${openBracket}${list(owners.map(context.nameOf))}${closeBracket}`;
}

function ownersOf(key: string): readonly string[] {
  const rest = key.slice(parameterOfKey(key).length + 1);
  return rest === '' ? [] : rest.split('+');
}

function parametersTable(shown: readonly ParameterValue[], value: ValueOfInformation, context: ReportContext) {
  const { words } = context;
  const { label } = words;
  const rival = value.rival === null ? '' : context.nameOf(value.rival);
  const moved = ({ whenLow, whenHigh, moves }: ParameterValue, kind: VerdictShare) => {
    if (!moves.includes(kind)) return numberCell('–', null);
    const [low, high] = [whenLow[kind] ?? 0, whenHigh[kind] ?? 0];
    return numberCell(`${likelihood(low)} → ${likelihood(high)}`, high - low);
  };
  return table({
    anchor: 'value-of-information',
    caption: '',
    heads: [
      label.ifKnown,
      `#${label.rightThen}`,
      `#${label.namedIsRight}`,
      `#${label.meetsTargets}`,
      `#${words.sentences.lessThan(rival)}`,
    ],
    rows: shown.map((entry) =>
      row([
        headCell(context.parameterName(entry.parameter), {
          sub: words.list(ownersOf(entry.key).map(context.nameOf)),
        }),
        numberCell(likelihood(entry.probabilityRight), entry.probabilityRight),
        ...verdictShares.map((kind) => moved(entry, kind)),
      ]),
    ),
    note: words.sentences.settlingNote(context.nameOf(value.candidate)),
  });
}
