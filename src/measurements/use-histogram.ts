const BINS = 1000;

/** Largest reading still taken for a share; above it the file writes percentages. Shares above 1 happen by rounding. */
const LARGEST_SHARE = 1.5;

/** Mean and high end of a use, as shares of capacity. */
export interface UseSummary {
  readonly readings: number;
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * Readings of how much of a capacity is used, kept as a histogram of 1,000 bins, so that memory does not grow with them.
 * The mean is exact; quantiles are read within a bin, to half a thousandth. Whether readings are shares or percentages is
 * told from the largest one: until one is above 1.5 they are shares, then all that came before are read again as percent.
 */
export class UseHistogram {
  private readonly counts = new Uint32Array(BINS);
  private count = 0;
  private sum = 0;
  private lost = 0;
  private largest = 0;
  private percent = false;

  /** @param percent whether readings are percentages; null: told from the largest */
  constructor(percent: boolean | null = null) {
    this.percent = percent ?? false;
    this.settled = percent !== null;
  }

  private readonly settled: boolean;

  /** Whether a reading can be a use at all: not below zero, at most half above the capacity. */
  accepts(value: number): boolean {
    const most = this.settled && !this.percent ? LARGEST_SHARE : LARGEST_SHARE * 100;
    return value >= 0 && value <= most;
  }

  add(value: number): void {
    if (!this.settled && !this.percent && value > LARGEST_SHARE) this.becomePercent();
    this.count++;
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= value ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
    if (value > this.largest) this.largest = value;
    this.counts[binOf(this.percent ? value / 100 : value)]++;
  }

  /** A host that idles below 1.5 % reads like shares: what one histogram of a file writes, all write. */
  static agree(histograms: readonly UseHistogram[]): void {
    if (histograms.some(({ percent }) => percent)) for (const one of histograms) one.becomePercent();
  }

  /** The readings of several hosts together, after they agree; null: there are none. */
  static summary(histograms: readonly UseHistogram[]): UseSummary | null {
    const filled = histograms.filter((one) => one.count > 0);
    const readings = filled.reduce((sum, one) => sum + one.count, 0);
    if (readings === 0) return null;
    const scale = filled[0].percent ? 0.01 : 1;
    const total = filled.reduce((sum, one) => sum + (one.sum + one.lost), 0);
    const counts = new Float64Array(BINS);
    for (const one of filled) for (let bin = 0; bin < BINS; bin++) counts[bin] += one.counts[bin];
    const max = Math.max(...filled.map(({ largest }) => largest)) * scale;
    return { readings, mean: (total * scale) / readings, p95: Math.min(quantile(counts, readings, 0.95), max), max };
  }

  private becomePercent(): void {
    if (this.percent || this.settled) return;
    this.percent = true;
    const before = this.counts.slice();
    this.counts.fill(0);
    // Bin by bin: up to 1.5 of raw reading were in the first 15 promille of a percentage.
    for (let bin = 0; bin < BINS; bin++) this.counts[binOf((bin + 0.5) / BINS / 100)] += before[bin];
  }
}

function binOf(share: number): number {
  return Math.min(BINS - 1, Math.floor(share * BINS));
}

/** Linear within the bin in which the quantile falls. */
function quantile(counts: ArrayLike<number>, total: number, p: number): number {
  let before = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const here = counts[bin];
    if (here > 0 && before + here >= p * total) return (bin + (p * total - before) / here) / BINS;
    before += here;
  }
  return 1;
}
