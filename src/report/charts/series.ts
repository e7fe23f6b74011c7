import { element, rectangle } from './svg.js';

/** Classes f0…f8 and strokes l0…l5 are coloured in the stylesheet, for light, dark and paper. */
export const fillCount = 9;
export const lineCount = 6;

/** Overlays that tell neighbours apart without colour; undefined: plain. In a cell of 6 × 6. */
const hatches: readonly (string | undefined)[] = [
  undefined,
  'M-1 7L7 -1',
  undefined,
  'M0 3H6',
  'M-1 -1L7 7',
  'M3 0V6',
  'M-1 7L7 -1M-1 -1L7 7',
  'M1.5 1.5h1.2M4.5 4.5h1.2',
  undefined,
];

/** Pattern definitions of one picture; ids carry the picture's id since a page holds many. */
export function hatchDefinitions(id: string): string {
  const patterns = hatches.map((path, index) =>
    path === undefined
      ? ''
      : element(
          'pattern',
          { id: `${id}-h${index}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
          element('path', { d: path, class: 'hatch' }),
        ),
  );
  return element('defs', {}, patterns.join(''));
}

/** A rectangle of the given series: its colour, and its hatch over it. */
export function swatch(id: string, series: number, x: number, y: number, width: number, height: number): string {
  const index = series % fillCount;
  const base = rectangle(x, y, width, height, `f${index}`);
  if (hatches[index] === undefined) return base;
  return base + element('rect', { x, y, width: Math.max(0, width), height, fill: `url(#${id}-h${index})` });
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
