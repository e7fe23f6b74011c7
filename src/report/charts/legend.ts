import { marker, swatch } from './series.js';
import { label, line, textSize } from './svg.js';
import { fitted, textWidth } from './text-width.js';

export interface LegendItem {
  readonly name: string;
  readonly series: number;
  readonly kind: 'fill' | 'line' | 'mark';
}

export interface Legend {
  readonly height: number;
  readonly draw: (x: number, y: number) => string;
}

const rowHeight = 18;
const gap = 18;
const key = 20;

/** Items in rows that fit the width, each key beside its name. */
export function legend(items: readonly LegendItem[], width: number): Legend {
  const placed = items.map((item) => ({ item, name: fitted(item.name, width - key, textSize), column: 0, row: 0 }));
  let x = 0;
  let row = 0;
  for (const entry of placed) {
    const needed = key + textWidth(entry.name, textSize);
    if (x > 0 && x + needed > width) {
      x = 0;
      row++;
    }
    entry.column = x;
    entry.row = row;
    x += needed + gap;
  }
  return {
    height: (row + 1) * rowHeight,
    draw: (left, top) =>
      placed
        .map(({ item, name, column, row: at }) => {
          const y = top + at * rowHeight;
          return keyOf(item, left + column, y + 1.5) + label(left + column + key - 4, y + 12, name);
        })
        .join(''),
  };
}

function keyOf(item: LegendItem, x: number, y: number): string {
  if (item.kind === 'fill') return swatch(item.series, x, y + 1.5, 11, 11);
  if (item.kind === 'mark') return marker(item.series, x + 6, y + 7, 4);
  return line(x - 2, y + 7, x + 13, y + 7, `l${item.series}`) + marker(item.series, x + 5.5, y + 7, 3);
}
