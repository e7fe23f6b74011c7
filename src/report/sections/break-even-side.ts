import type { UncertaintyRecord } from '../../evaluation/evaluation.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import { parameterText } from './parameter-text.js';

type BreakEven = UncertaintyRecord['breakEvens'][number];

/** What is so on the other side of a break-even, where today's value is not. */
interface OtherSide {
  /** The side: `below 38 s`. */
  readonly bound: string;
  readonly less: string;
  readonly more: string;
}

/** Which candidate has less downtime beyond a break-even: on today's side it is the other one. */
export function otherSide(entry: BreakEven, context: ReportContext): OtherSide {
  const { parameter, at, today, candidates } = entry;
  const { above, below } = context.words.sentences;
  const isBelow = at < today;
  const lessBelow = entry.lessBelow ?? (isLessToday(entry, context) === isBelow ? candidates[1] : candidates[0]);
  const isFirst = (lessBelow === candidates[0]) === isBelow;
  const [less, more] = isFirst ? candidates : [candidates[1], candidates[0]];
  return { bound: (isBelow ? below : above)(parameterText(parameter, at, context)), less, more };
}

/** Whether the first has less today, for records that do not say. */
function isLessToday({ candidates, service }: BreakEven, context: ReportContext): boolean {
  const [first, second] = candidates.map(
    (id) => serviceOf(context.candidate(id)!, service)?.unavailability.value ?? 0,
  ) as [number, number];
  return first <= second;
}
