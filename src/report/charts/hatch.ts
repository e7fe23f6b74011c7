/**
 * Hatches as plain lines, cut off at the edges of their rectangle. Not as an SVG pattern: Chromium writes each use of a
 * pattern into a PDF as a picture of its own, 1 MB and a quarter of a second apiece.
 */

/** Distance of neighbouring lines, in the units of the view box. */
const pitch = 6;
const dash = 1.2;

type Box = readonly [x: number, y: number, width: number, height: number];
type Stroke = readonly [x: number, y: number, toX: number, toY: number];

const rising = (box: Box) => diagonals(box, true);
const falling = (box: Box) => diagonals(box, false);

/** By fill class; undefined: plain. Chosen so that neighbours differ without colour. */
const hatches: readonly (((box: Box) => readonly Stroke[]) | undefined)[] = [
  undefined,
  rising,
  undefined,
  horizontals,
  falling,
  verticals,
  (box) => [...rising(box), ...falling(box)],
  dashes,
  undefined,
];

/** Path data of the hatch of a fill over a rectangle; empty: the fill is plain. */
export function hatchPath(fill: number, ...box: Box): string {
  return pathOf(hatches[fill]?.(box) ?? []);
}

/** Lines x ± y = c inside the box: both ends lie on its edges. */
function diagonals([x, y, width, height]: Box, up: boolean): readonly Stroke[] {
  const strokes: Stroke[] = [];
  for (let c = pitch / 2; c < width + height; c += pitch) {
    const [left, right] = [Math.max(0, c - height), Math.min(c, width)];
    const [from, to] = up ? [c - left, c - right] : [height - c + left, height - c + right];
    strokes.push([x + left, y + from, x + right, y + to]);
  }
  return strokes;
}

function horizontals([x, y, width, height]: Box): readonly Stroke[] {
  const strokes: Stroke[] = [];
  for (let at = pitch / 2; at < height; at += pitch) strokes.push([x, y + at, x + width, y + at]);
  return strokes;
}

function verticals([x, y, width, height]: Box): readonly Stroke[] {
  const strokes: Stroke[] = [];
  for (let at = pitch / 2; at < width; at += pitch) strokes.push([x + at, y, x + at, y + height]);
  return strokes;
}

/** Short dashes in staggered rows. */
function dashes([x, y, width, height]: Box): readonly Stroke[] {
  const strokes: Stroke[] = [];
  for (let row = 0, down = pitch / 4; down < height; row++, down += pitch / 2)
    for (let across = row % 2 === 0 ? pitch / 4 : (3 * pitch) / 4; across + dash <= width; across += pitch)
      strokes.push([x + across, y + down, x + across + dash, y + down]);
  return strokes;
}

/**
 * Strokes in as few bytes as SVG allows, since hatches are a quarter of a report: relative to where the last one ended,
 * every other one drawn backwards. Ends are rounded to tenths before differences are taken, so that errors do not add up.
 */
function pathOf(strokes: readonly Stroke[]): string {
  let [atX, atY] = [0, 0];
  let path = '';
  strokes.forEach((stroke, i) => {
    const [x, y, toX, toY] = stroke.map((value) => Math.round(value * 10)) as [number, number, number, number];
    const [from, to] =
      i % 2 === 0
        ? ([
            [x, y],
            [toX, toY],
          ] as const)
        : ([
            [toX, toY],
            [x, y],
          ] as const);
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    // Pairs that follow a move are lines (SVG 2, 9.3.3).
    const line = dy === 0 ? `h${tenths(dx)}` : dx === 0 ? `v${tenths(dy)}` : joined('', dx, dy);
    path += joined('m', from[0] - atX, from[1] - atY) + (/^[hv-]/.test(line) ? line : ` ${line}`);
    [atX, atY] = to;
  });
  return path;
}

/** Two numbers; a minus parts them as well as a space. */
function joined(command: string, a: number, b: number): string {
  return `${command}${tenths(a)}${b < 0 ? '' : ' '}${tenths(b)}`;
}

/** 5 → `.5`, −12 → `-1.2`, 60 → `6`. */
function tenths(count: number): string {
  return String(count / 10).replace(/^(-?)0\./, '$1.');
}
