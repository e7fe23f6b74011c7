import { Quarantine, type QuarantineSummary, type RejectedRow, type RejectionReason } from './quarantine.js';

export interface RowIntakeOptions {
  /** Fields a whole row has. */
  readonly width: number;
  /** Which rows belong to the population; the others are counted as left out. */
  readonly keep: (row: readonly string[]) => boolean;
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
}

/** What became of the rows of a log: those neither left out nor rejected were used. */
export interface RowCounts {
  readonly rowsRead: number;
  readonly rowsFiltered: number;
  readonly quarantine: QuarantineSummary;
}

/** Row by row into a log: each is used, left out, or rejected with a reason and its line; none is lost. */
export class RowIntake {
  private readonly quarantine: Quarantine;
  private rowsRead = 0;
  private rowsFiltered = 0;

  /** @param take uses a row (null), says why it cannot, or that it is about something else */
  constructor(
    private readonly options: RowIntakeOptions,
    private readonly take: (row: readonly string[]) => RejectionReason | 'left out' | null,
  ) {
    this.quarantine = new Quarantine(options.onRejected);
  }

  /** @param line line of the file on which the row ends, from 1 */
  accept(row: readonly string[], line: number): void {
    this.rowsRead++;
    const { width, keep } = this.options;
    if (row.length !== width) {
      this.quarantine.reject(row.length < width ? 'too few fields' : 'too many fields', row, line);
      return;
    }
    const fate = keep(row) ? this.take(row) : 'left out';
    if (fate === 'left out') this.rowsFiltered++;
    else if (fate !== null) this.quarantine.reject(fate, row, line);
  }

  counts(): RowCounts {
    const { rowsRead, rowsFiltered } = this;
    return { rowsRead, rowsFiltered, quarantine: this.quarantine.summary() };
  }
}
