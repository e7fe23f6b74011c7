import { label, rectangle } from '../charts/svg.js';
import { fitted } from '../charts/text-width.js';

/** A part of a drawing whose size is known before it is placed. */
export interface Sized {
  readonly width: number;
  readonly height: number;
  readonly draw: (x: number, y: number) => string;
}

/** A part that takes a width, and a height when its row is taller than it. */
export type Block = (width: number, height?: number) => Sized;

/** Blocks of the full width below each other. */
export function column(blocks: readonly Block[], width: number, gap: number): Sized {
  const sized = blocks.map((block) => block(width));
  const height = sized.reduce((sum, item) => sum + item.height + gap, -gap);
  return {
    width,
    height: Math.max(0, height),
    draw: (x, y) => {
      let top = y;
      return sized
        .map((item) => {
          const drawn = item.draw(x, top);
          top += item.height + gap;
          return drawn;
        })
        .join('');
    },
  };
}

/** Items beside each other, broken into rows; never broken when `oneRow`. */
export function flow(items: readonly Sized[], width: number, gap: number, oneRow = false): Sized {
  const placed: { item: Sized; x: number; y: number }[] = [];
  let x = 0;
  let y = 0;
  let tallest = 0;
  for (const item of items) {
    if (x > 0 && !oneRow && x + item.width > width) {
      x = 0;
      y += tallest + gap;
      tallest = 0;
    }
    placed.push({ item, x, y });
    x += item.width + gap;
    tallest = Math.max(tallest, item.height);
  }
  return {
    width,
    height: y + tallest,
    draw: (left, top) => placed.map(({ item, x: dx, y: dy }) => item.draw(left + dx, top + dy)).join(''),
  };
}

const padding = 7;
const titleHeight = 17;
const titleSize = 10;

/** A box with its name in the upper left corner; no name, no title line. */
export function titled(title: string, className: string, content: (inner: number) => Sized): Block {
  return (width, least = 0) => {
    const inside = content(width - 2 * padding);
    const head = title === '' ? padding : titleHeight;
    const height = Math.max(least, head + inside.height + padding);
    return {
      width,
      height,
      draw: (x, y) =>
        rectangle(x, y, width, height, `box-${className}`, 4) +
        (title === ''
          ? ''
          : label(x + padding, y + 12.5, fitted(title, width - 2 * padding, titleSize, true), {
              size: titleSize,
              bold: true,
              className: 'muted',
            })) +
        inside.draw(x + padding, y + head),
    };
  };
}
