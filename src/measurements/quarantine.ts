/** Why a row could not be used. */
export type RejectionReason =
  | 'too few fields'
  | 'too many fields'
  | 'no component'
  | 'no start'
  | 'unreadable start'
  | 'unreadable end'
  | 'end before start'
  | 'unknown state'
  | 'no duration'
  | 'unreadable duration'
  | 'negative duration'
  | 'unreadable entry'
  | 'entry not before the end'
  | 'unreadable value'
  | 'more than one cause';

export interface RejectedRow {
  /** Line of the file on which the row ends, from 1. */
  readonly line: number;
  readonly reason: RejectionReason;
  readonly row: readonly string[];
}

/** Rejected rows by reason: all counted, the first few kept. */
export interface QuarantineSummary {
  readonly rejected: number;
  readonly reasons: readonly {
    readonly reason: RejectionReason;
    readonly count: number;
    readonly samples: readonly RejectedRow[];
  }[];
}

const SAMPLES = 5;

/** Counts rejected rows, keeps a sample of each reason, and passes every one on (e.g. to a file). */
export class Quarantine {
  private readonly byReason = new Map<RejectionReason, { count: number; samples: RejectedRow[] }>();

  constructor(private readonly passOn: ((rejected: RejectedRow) => void) | null = null) {}

  reject(reason: RejectionReason, row: readonly string[], line: number): void {
    let entry = this.byReason.get(reason);
    if (!entry) {
      entry = { count: 0, samples: [] };
      this.byReason.set(reason, entry);
    }
    entry.count++;
    const rejected = { line, reason, row };
    if (entry.samples.length < SAMPLES) entry.samples.push(rejected);
    this.passOn?.(rejected);
  }

  summary(): QuarantineSummary {
    const reasons = [...this.byReason].map(([reason, entry]) => ({ reason, ...entry }));
    return { rejected: reasons.reduce((sum, { count }) => sum + count, 0), reasons };
  }
}

/** A line of `quarantine.csv`: line number, reason, then the row as it was read. */
export function quarantineLine({ line, reason, row }: RejectedRow): string {
  return [String(line), reason, ...row].map(csvField).join(',');
}

/** Header of `quarantine.csv` above rows of a file with these columns. */
export function quarantineHeader(columns: readonly string[]): string {
  return ['line', 'reason', ...columns].map(csvField).join(',');
}

/** Quoted when it has to be; a field that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvField(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
