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
export const landmarkTimes: readonly number[] = [
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
