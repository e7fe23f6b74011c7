import { label, line, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Ticks whose labels neither overlap nor leave [left, right]; the first wins. */
export function roomyTicks(ticks: readonly Tick[], left: number, right: number): readonly Tick[] {
  const kept: Tick[] = [];
  let free = left - 1;
  for (const tick of [...ticks].sort((a, b) => a.at - b.at)) {
    const half = textWidth(tick.text, textSize) / 2;
    if (tick.at - half < free || tick.at + half > right) continue;
    kept.push(tick);
    free = tick.at + half + 8;
  }
  return kept;
}

/** Grid lines and labels below them, and the axis name at the right end of a further line. */
export function bottomAxis(
  ticks: readonly Tick[],
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  name: string,
  limit = box.right,
): string {
  const shown = roomyTicks(ticks, 0, limit);
  const grid = ticks.map((tick) => line(tick.at, box.top, tick.at, box.bottom, 'grid')).join('');
  const texts = shown
    .map((tick) => label(tick.at, box.bottom + 14, tick.text, { anchor: 'middle', className: 'muted' }))
    .join('');
  const title = name === '' ? '' : label(box.right, box.bottom + 28, name, { anchor: 'end', className: 'muted' });
  return grid + line(box.left, box.bottom, box.right, box.bottom, 'axis') + texts + title;
}

export const bottomAxisHeight = 32;
