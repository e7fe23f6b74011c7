/**
 * Hatches as plain lines, cut off at the edges of their rectangle. Not as an SVG pattern: Chromium writes each use of a
 * pattern into a PDF as a picture of its own, 1 MB and a quarter of a second apiece.
 */

/** Distance of neighbouring lines, in the units of the view box. */
const pitch = 6;
const dash = 1.2;

type Box = readonly [x: number, y: number, width: number, height: number];

const rising = (box: Box) => diagonals(box, true);
const falling = (box: Box) => diagonals(box, false);

/** By fill class; undefined: plain. Chosen so that neighbours differ without colour. */
const hatches: readonly (((box: Box) => string) | undefined)[] = [
  undefined,
  rising,
  undefined,
  horizontals,
  falling,
  verticals,
  (box) => rising(box) + falling(box),
  dashes,
  undefined,
];

/** Path data of the hatch of a fill over a rectangle; empty: the fill is plain. */
export function hatchPath(fill: number, ...box: Box): string {
  return hatches[fill]?.(box) ?? '';
}

/** Lines x ± y = c inside the box: both ends lie on its edges. */
function diagonals([x, y, width, height]: Box, up: boolean): string {
  let path = '';
  for (let c = pitch / 2; c < width + height; c += pitch) {
    const [left, right] = [Math.max(0, c - height), Math.min(c, width)];
    const [from, to] = up ? [c - left, c - right] : [height - c + left, height - c + right];
    path += `M${round(x + left)} ${round(y + from)}L${round(x + right)} ${round(y + to)}`;
  }
  return path;
}

function horizontals([x, y, width, height]: Box): string {
  let path = '';
  for (let at = pitch / 2; at < height; at += pitch) path += `M${round(x)} ${round(y + at)}h${round(width)}`;
  return path;
}

function verticals([x, y, width, height]: Box): string {
  let path = '';
  for (let at = pitch / 2; at < width; at += pitch) path += `M${round(x + at)} ${round(y)}v${round(height)}`;
  return path;
}

/** Short dashes in staggered rows. */
function dashes([x, y, width, height]: Box): string {
  let path = '';
  for (let row = 0, down = pitch / 4; down < height; row++, down += pitch / 2)
    for (let across = row % 2 === 0 ? pitch / 4 : (3 * pitch) / 4; across + dash <= width; across += pitch)
      path += `M${round(x + across)} ${round(y + down)}h${dash}`;
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;
