import { windowKinds } from './window-kinds.js';

/** What cycles with forced failures taught, as plain data; all of it sums over cycles. */
export interface ForcedLesson {
  /** Hours off the reference in which something can fail, and Σ hours × ln(failures expected in the window). */
  readonly offHours: number;
  readonly offLogHours: number;
  /** Σ down hours of the cycles of each failure forced off the reference, and Σ down hours × that logarithm. */
  readonly creditedDown: number;
  readonly creditedLogs: number;
  /** By side (reference, off it) and class of failures: Σ down hours of the cycles in which it was forced. */
  readonly credit: readonly (readonly number[])[];
  /** By kind of window: Σ down hours of the cycle × hours in it; and by class of failures, × failures in it. */
  readonly windowHours: readonly number[];
  readonly windowFailures: readonly (readonly number[])[];
}

/** Keeps the choices of a cycle until its down hours are known, and credits them with these. */
export class ForcedLessons {
  private offHours = 0;
  private offLogHours = 0;
  private creditedDown = 0;
  private creditedLogs = 0;
  private readonly credit: readonly [Float64Array, Float64Array];
  private readonly windowHours = new Float64Array(windowKinds);
  private readonly windowFailures: readonly Float64Array[];
  /** Of the cycle: hours by kind of window; and by forced failure side, class, failures expected and kind. */
  private readonly spent = new Float64Array(windowKinds);
  private readonly chosen: number[] = [];

  constructor(classes: number) {
    this.credit = [new Float64Array(classes), new Float64Array(classes)];
    this.windowFailures = Array.from({ length: windowKinds }, () => new Float64Array(classes));
  }

  forget(): void {
    this.offHours = 0;
    this.offLogHours = 0;
    this.creditedDown = 0;
    this.creditedLogs = 0;
    for (const row of [...this.credit, this.windowHours, ...this.windowFailures]) row.fill(0);
  }

  beginCycle(): void {
    this.chosen.length = 0;
    this.spent.fill(0);
  }

  /**
   * A window as long as it could last.
   *
   * @param expected failures within it
   */
  sawOffReference(hours: number, expected: number): void {
    // Where nothing can fail there is nothing to force.
    if (expected === 0) return;
    this.offHours += hours;
    this.offLogHours += hours * Math.log(expected);
  }

  /** A window as long as it lasted. */
  passed(kind: number, hours: number): void {
    this.spent[kind]! += hours;
  }

  forced(side: 0 | 1, failureClass: number, expected: number, kind: number): void {
    this.chosen.push(side, failureClass, expected, kind);
  }

  /** @param downHours weighted */
  endCycle(downHours: number): void {
    if (downHours === 0) return;
    const { chosen } = this;
    for (let kind = 0; kind < windowKinds; kind++) this.windowHours[kind]! += downHours * this.spent[kind]!;
    for (let i = 0; i < chosen.length; i += 4) {
      const side = chosen[i] as 0 | 1;
      const failureClass = chosen[i + 1]!;
      this.credit[side][failureClass]! += downHours;
      this.windowFailures[chosen[i + 3]!]![failureClass]! += downHours;
      if (side === 0) continue;
      this.creditedDown += downHours;
      this.creditedLogs += downHours * Math.log(chosen[i + 2]!);
    }
  }

  data(): ForcedLesson {
    const { offHours, offLogHours, creditedDown, creditedLogs } = this;
    const rows = (of: readonly Float64Array[]): number[][] => of.map((row) => Array.from(row));
    return {
      offHours,
      offLogHours,
      creditedDown,
      creditedLogs,
      credit: rows(this.credit),
      windowHours: Array.from(this.windowHours),
      windowFailures: rows(this.windowFailures),
    };
  }
}

/** The lesson of all cycles from those of shares of them, in their order. */
export function addedLessons(lessons: readonly ForcedLesson[]): ForcedLesson {
  return lessons.reduce((sum, lesson) => ({
    offHours: sum.offHours + lesson.offHours,
    offLogHours: sum.offLogHours + lesson.offLogHours,
    creditedDown: sum.creditedDown + lesson.creditedDown,
    creditedLogs: sum.creditedLogs + lesson.creditedLogs,
    credit: addedRows(sum.credit, lesson.credit),
    windowHours: addedRow(sum.windowHours, lesson.windowHours),
    windowFailures: addedRows(sum.windowFailures, lesson.windowFailures),
  }));
}

type Row = readonly number[];

function addedRow(a: Row, b: Row): Row {
  return a.map((value, i) => value + b[i]!);
}

function addedRows(a: readonly Row[], b: readonly Row[]): readonly Row[] {
  return a.map((row, i) => addedRow(row, b[i]!));
}
