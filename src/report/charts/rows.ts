import { label, line, textSize } from './svg.js';
import { fitted, textWidth, wrapped } from './text-width.js';

/** Below this width labels that would take more than their share go above their row instead of left of it. */
const narrow = 480;
const shareOfNarrow = 0.24;
/** How far an upright line reaches beyond a bar whose name stands above it. */
const beyondBar = 1;

export interface RowFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly rowHeight: number;
  readonly barHeight: number;
  readonly bottom: number;
  /** Top of the bar of a row. */
  readonly bar: (row: number) => number;
  readonly labels: string;
  /** A line from top to bottom at x, broken where the names of the rows stand. */
  readonly upright: (x: number, className: string) => string;
}

/**
 * Rows of horizontal bars with their names: beside the bars, in up to two lines, where there is room, above them on a
 * narrow page.
 * @param reserve width kept free at the right for figures at the ends of bars
 */
export function rowFrame(
  names: readonly string[],
  width: number,
  { barHeight, reserve, top = 0, gap = 9 }: { barHeight: number; reserve: number; top?: number; gap?: number },
): RowFrame {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, textSize)));
  const above = width < narrow && widest > width * shareOfNarrow;
  const labelWidth = above ? 0 : Math.min(widest, width * 0.31);
  const left = above ? 1 : labelWidth + 12;
  const rowHeight = above ? barHeight + 17 + gap : Math.max(barHeight, widest > labelWidth ? 26 : 0) + gap;
  const offset = above ? 17 : (rowHeight - barHeight) / 2;
  const bar = (row: number) => top + row * rowHeight + offset;
  const labels = names.map((name, row) =>
    above
      ? label(left, bar(row) - 5, fitted(name, width - 2, textSize), { className: 'row-label' })
      : besideLabel(name, labelWidth, bar(row) + barHeight / 2),
  );
  const bottom = top + names.length * rowHeight;
  const stretches = above
    ? names.map((_, row) => [bar(row) - beyondBar, Math.min(bottom, bar(row) + barHeight + beyondBar)] as const)
    : [[top - 5, bottom] as const];
  return {
    left,
    right: width - reserve,
    top,
    rowHeight,
    barHeight,
    bottom,
    bar,
    labels: labels.join(''),
    upright: (x, className) => stretches.map(([from, to]) => line(x, from, x, to, className)).join(''),
  };
}

function besideLabel(name: string, width: number, middle: number): string {
  const lines = wrapped(name, width + 0.5, textSize, 2);
  const first = middle + 4 - (lines.length - 1) * 6.5;
  return lines.map((text, i) => label(width, first + i * 13, text, { anchor: 'end' })).join('');
}
