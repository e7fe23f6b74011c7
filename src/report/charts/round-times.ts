import { scaleLinear } from 'd3-scale';
import { hoursPerYear } from '../../maths/calendar-hours.js';

const units = [
  { hours: 1 / 3600, counts: [1, 2, 5, 10, 20, 30] },
  { hours: 1 / 60, counts: [1, 2, 5, 10, 20, 30] },
  { hours: 1, counts: [1, 2, 4, 8, 12] },
  { hours: 24, counts: [1, 2, 5, 10, 20, 30, 60, 120, 240] },
  { hours: hoursPerYear, counts: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
];

/** Times a reader knows, from a second to centuries, in hours: close enough for ticks of a logarithmic axis. */
export const roundTimes: readonly number[] = units.flatMap(({ hours, counts }) => counts.map((count) => count * hours));

/** Few enough for an axis from seconds to years. */
const landmarkTimes: readonly number[] = [
  1 / 3600,
  10 / 3600,
  1 / 60,
  10 / 60,
  1,
  6,
  24,
  7 * 24,
  30 * 24,
  hoursPerYear,
  10 * hoursPerYear,
  100 * hoursPerYear,
];

/**
 * Ticks of a logarithmic axis of times (hours): landmarks; where an axis is too short to hold two of them the round times
 * between, and where it holds hardly any of those, steps of the largest unit that it reaches.
 */
export function timeTicks([least, most]: readonly [number, number]): readonly number[] {
  const known = [landmarkTimes, roundTimes]
    .map((times) => times.filter((hours) => hours >= least && hours <= most))
    .find((times) => times.length >= 2);
  if (known !== undefined) return known;
  const unit = units.findLast(({ hours }) => hours <= most)?.hours ?? units[0]!.hours;
  const steps = scaleLinear()
    .domain([least / unit, most / unit])
    .ticks(4);
  return steps.map((count) => count * unit);
}
