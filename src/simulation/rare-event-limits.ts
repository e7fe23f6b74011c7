/** From this share of cycles with an outage on, outages are not rare: nothing is biased. */
export const notRare = 0.01;
/** Failures are rare against recoveries up to so many expected within one. */
export const rareUpTo = 0.1;
/** With fewer outages seen an interval is not believed, however narrow. */
export const fewestHits = 100;
