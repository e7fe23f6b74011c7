/** Words of the fit report alone; what it shares with the report stands there. */
export interface FitWords {
  readonly documentKind: string;
  readonly titleOf: (file: string) => string;
  readonly reproduction: (version: string, seed: number, sha256: string) => string;
  readonly estimates: string;
  readonly records: string;
  readonly parameter: string;
  readonly file: string;
  readonly hash: string;
  readonly readAs: string;
  readonly columns: string;
  readonly window: string;
  readonly machines: string;
  /** The log before any choice. */
  readonly counted: (
    figures: Readonly<Record<'failures' | 'between' | 'available' | 'median' | 'mean' | 'longest', string>>,
  ) => string;
  readonly basis: Readonly<Record<'inventory' | 'declared' | 'seen', string>>;
  readonly quality: string;
  readonly whatHappened: string;
  readonly rows: string;
  readonly lines: string;
  readonly read: string;
  readonly used: string;
  readonly leftOut: string;
  readonly rejected: string;
  readonly distribution: string;
  readonly families: Readonly<Record<string, string>>;
  readonly fits: string;
  readonly fitsNote: (method: string) => string;
  readonly fittedParameters: string;
  readonly differenceInAic: string;
  readonly logLikelihood: string;
  readonly mean: string;
  readonly tests: string;
  readonly test: string;
  readonly statistic: string;
  readonly probability: string;
  readonly reading: string;
  readonly readings: Readonly<
    Record<'improving' | 'worsening' | 'no trend' | 'fits' | 'does not fit' | 'machines differ', string>
  >;
  readonly testNames: Readonly<Record<string, string>>;
  readonly bootstrap: (family: string, samples: number) => string;
  readonly quantile: string;
  readonly quantiles: string;
  readonly shorterThan: (percent: number) => string;
  readonly remarks: string;
  /** @param interval null: too few to say; else its ends and how it was made */
  readonly meanSentence: (mean: string, interval: { range: string; level: string; method: string } | null) => string;
  readonly basedOn: (source: string, window: string | null) => string;
  readonly modelUses: (family: string) => string;
  readonly chart: {
    readonly survival: string;
    readonly survivalOf: string;
    readonly turnbullOf: string;
    readonly gapSurvivalOf: string;
    readonly upTimes: string;
    readonly withInterval: string;
    readonly stillGoing: string;
    readonly probability: (family: string) => string;
    readonly probabilityOf: string;
    readonly shareEnded: string;
    readonly recorded: string;
    readonly residuals: (family: string) => string;
    readonly residualsOf: string;
    readonly expectedHazard: string;
    readonly observedHazard: string;
    readonly failures: string;
    readonly failuresOf: string;
    readonly meanFailures: string;
    readonly sinceBegin: string;
    readonly rateUsed: string;
    readonly powerLaw: string;
    readonly low: string;
    readonly high: string;
  };
}
