import type { ParameterValue, ValueOfInformation } from '../../comparison/value-of-information.js';
import { type VerdictShare, verdictShares, type WorldShares } from '../../comparison/world-shares.js';
import type { Chart } from '../charts/chart.js';
import { tornado } from '../charts/tornado.js';
import { likelihood, percent } from '../format/number.js';
import type { ReportContext } from '../view/context.js';
import { parameterText } from './parameter-text.js';
import { keyName } from './settling.js';

/**
 * Which inputs move the verdict, as against the number: the probability that the named candidate is the right choice where
 * an input is low and where it is high. Where nothing moves that, the probability that it meets its targets, or that it has
 * less downtime than its rival. Null: nothing moves any.
 *
 * @param most bars
 */
export function verdictTornado(value: ValueOfInformation, most: number, context: ReportContext): Chart | null {
  const { words, nameOf } = context;
  const measure = verdictShares.find((each) => value.parameters.some(({ moves }) => moves.includes(each)));
  if (measure === undefined) return null;
  const movers = value.parameters
    .filter(({ moves }) => moves.includes(measure))
    .sort((a, b) => swingOf(b, measure) - swingOf(a, measure) || (a.key < b.key ? -1 : 1))
    .slice(0, most);
  const rows = movers.map((entry) => ({
    name: keyName(entry.key, context),
    atLow: shareOf(entry.whenLow, measure),
    atHigh: shareOf(entry.whenHigh, measure),
    ...endsText(entry, context),
  }));
  const nominal = shareOf(value.today, measure);
  const { label } = words;
  const rival = value.rival === null ? '' : nameOf(value.rival);
  return tornado({
    id: 'verdict-tornado',
    ...words.charts.verdictTornado(measure, nameOf(value.candidate), rival),
    rows,
    nominal,
    nominalText: likelihood(nominal),
    low: label.lowestFifth,
    high: label.highestFifth,
    axis: label.probability,
    domain: [0, 1],
    tickText: percent,
    table: {
      head: [label.parameter, label.low, label.probability, label.high, label.probability],
      rows: rows.map((row) => [row.name, row.lowText, likelihood(row.atLow), row.highText, likelihood(row.atHigh)]),
    },
  });
}

const shareOf = (shares: WorldShares, measure: VerdictShare): number => shares[measure] ?? 0;

const swingOf = ({ whenLow, whenHigh }: ParameterValue, measure: VerdictShare): number =>
  Math.abs(shareOf(whenHigh, measure) - shareOf(whenLow, measure));

function endsText({ parameter, fifths }: ParameterValue, context: ReportContext) {
  if (fifths === null) return { lowText: '', highText: '' };
  const [low, high] = fifths.map((end) => parameterText(parameter, end, context));
  return { lowText: `< ${low}`, highText: `> ${high}` };
}
