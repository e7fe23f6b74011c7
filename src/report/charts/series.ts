import { hatchPath } from './hatch.js';
import { element, rectangle } from './svg.js';

/** Classes f0…f8 and strokes l0…l5 are coloured in the stylesheet, for light, dark and paper. */
export const fillCount = 9;
export const lineCount = 6;

/** Fills on which a light hatch would not be seen in a grey print. */
const lightFills = new Set([1, 4, 6]);

/** A rectangle of the given series: its colour, and its hatch over it. */
export function swatch(series: number, x: number, y: number, width: number, height: number): string {
  const index = series % fillCount;
  const base = rectangle(x, y, width, height, `f${index}`);
  const path = hatchPath(index, x, y, Math.max(0, width), height);
  return path === ''
    ? base
    : base + element('path', { d: path, class: lightFills.has(index) ? 'hatch dark' : 'hatch' });
}

/** A plain ground in the colour of a hatched rectangle for the text that stands on it; nothing where it is plain. */
export function ground(series: number, x: number, baseline: number, width: number, size: number): string {
  const index = series % fillCount;
  const box = [x - 2, baseline - size + 0.5, width + 4, size + 1.5] as const;
  return hatchPath(index, ...box) === '' ? '' : rectangle(...box, `f${index}`, 2);
}

/** The point marker of a candidate: differs in shape as well as in colour. */
export function marker(series: number, x: number, y: number, size = 4.5): string {
  const className = `m${series % lineCount}`;
  const s = size;
  switch (series % lineCount) {
    case 0:
      return element('circle', { cx: x, cy: y, r: s, class: className });
    case 1:
      return element('path', {
        d: pathOf([
          [x, y - s * 1.25],
          [x + s * 1.25, y],
          [x, y + s * 1.25],
          [x - s * 1.25, y],
        ]),
        class: className,
      });
    case 2:
      return element('rect', { x: x - s * 0.9, y: y - s * 0.9, width: s * 1.8, height: s * 1.8, class: className });
    case 3:
      return element('path', {
        d: pathOf([
          [x, y - s * 1.1],
          [x + s * 1.15, y + s * 0.9],
          [x - s * 1.15, y + s * 0.9],
        ]),
        class: className,
      });
    case 4:
      return element('path', {
        d: pathOf([
          [x, y + s * 1.1],
          [x + s * 1.15, y - s * 0.9],
          [x - s * 1.15, y - s * 0.9],
        ]),
        class: className,
      });
    default:
      return element('circle', { cx: x, cy: y, r: s, class: `${className} open` });
  }
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return `${points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')}Z`;
}

const round = (value: number) => Math.round(value * 100) / 100;
