/** From this share of cycles with an outage on, outages are not rare: nothing is biased. */
export const notRare = 0.01;
/** Failures are rare against recoveries up to so many expected within one. */
export const rareUpTo = 0.1;
/** With fewer outages seen an interval is not believed, however narrow. */
export const fewestHits = 100;
/**
 * Nor with a smaller effective sample, or one cycle of a larger share: what is rarest comes with the largest weights, and
 * their scatter is known only once enough of them were met (of 80 intervals at 95 %, 69 % held with effective samples of
 * 325, 95 to 99 % with 1,500 and more).
 */
const fewestEffective = 1000;
const largestShareBelieved = 0.02;

/** Whether the scatter among cycles with forced failures is known well enough for the interval to hold. */
export function isScatterKnown(effectiveSampleSize: number, largestShare: number): boolean {
  return effectiveSampleSize >= fewestEffective && largestShare <= largestShareBelieved;
}
