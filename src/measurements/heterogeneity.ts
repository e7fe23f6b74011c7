/** Whether machines fail at different rates. */
export interface HeterogeneityTest {
  /** Σ (nᵢ − eᵢ)² / eᵢ over machines: chi-square with machines − 1 degrees of freedom when rates are alike. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Variance of the counts over their mean: 1 when alike. */
  readonly dispersion: number;
}

/** Machines with the same exposure each. */
export interface AlikeExposed {
  readonly machines: number;
  /** Hours each machine was watched. */
  readonly hoursEach: number;
  /** Failures of those machines that had any. */
  readonly counts: readonly number[];
}

/**
 * Index of dispersion of failure counts (Fisher 1950), machines without failures included, expectations in proportion to
 * exposure.
 *
 * @returns null when there is one machine or no failure
 */
export function heterogeneityTest(groups: readonly AlikeExposed[]): HeterogeneityTest | null {
  const watched = groups.filter(({ hoursEach }) => hoursEach > 0);
  const sizes = watched.map(({ machines, counts }) => Math.max(machines, counts.length));
  const machines = sizes.reduce((sum, size) => sum + size, 0);
  const hours = watched.reduce((sum, group, i) => sum + sizes[i] * group.hoursEach, 0);
  const failures = watched.reduce((sum, { counts }) => sum + counts.reduce((all, n) => all + n, 0), 0);
  if (machines < 2 || failures === 0) return null;
  let statistic = 0;
  watched.forEach(({ counts, hoursEach }, i) => {
    const expected = (failures * hoursEach) / hours;
    for (const n of counts) statistic += (n - expected) ** 2 / expected;
    statistic += (sizes[i] - counts.length) * expected;
  });
  return { statistic, degreesOfFreedom: machines - 1, dispersion: statistic / (machines - 1) };
}
