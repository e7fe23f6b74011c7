/** What a row of a measured file is. */
export type Profile = 'outages' | 'transitions' | 'drills' | 'utilization';

/** Role → column: a header, `first+second` (joined), or `A|B|C` (the name of the first that is not empty). */
export type ColumnMapping = Readonly<Record<string, string>>;
