/** What is known of a break-even's place. */
interface BreakEvenPlace {
  readonly at: number;
  readonly today: number;
  readonly deviations: number | null;
}

/**
 * Order of break-evens: those of uncertain parameters by their distance in standard deviations, then those of parameters
 * known exactly by the factor on them.
 */
export function nearestFirst(a: BreakEvenPlace, b: BreakEvenPlace): number {
  if (a.deviations !== null && b.deviations !== null) return a.deviations - b.deviations;
  if (a.deviations === null && b.deviations === null) return factorOf(a) - factorOf(b);
  return a.deviations === null ? 1 : -1;
}

const factorOf = ({ at, today }: BreakEvenPlace): number => Math.abs(Math.log(at / today));
