import type { Chart } from '../charts/chart.js';
import { label, line, picture, rectangle } from '../charts/svg.js';
import { fitted, textWidth, wrapped } from '../charts/text-width.js';

export interface BlockDiagram {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Most probable first; `note` stands below the column. */
  readonly columns: readonly { readonly members: readonly string[]; readonly note: string }[];
  readonly table: Chart['table'];
}

const size = 10;
const blockHeight = 30;
const gap = 6;
const wire = 16;
const noteHeight = 15;
const least = 84;
const most = 150;

/**
 * A reliability block diagram in minimal-cut form: every minimal cut set is a column of parallel blocks, the columns are in
 * series (Barlow and Proschan, Statistical Theory of Reliability, 1975). A column of one block is a single point of
 * failure and drawn with a heavy border. Columns break into rows that read on from the left.
 */
export function blockDiagram(diagram: BlockDiagram): Chart {
  const draw = (width: number, id: string) => {
    const widths = diagram.columns.map(({ members }) =>
      Math.min(most, Math.max(least, ...members.map((name) => textWidth(name, size, members.length === 1) + 16))),
    );
    const rows = brokenInto(widths, width - 2);
    const parts: string[] = [];
    let top = 1;
    for (const indices of rows) {
      const tallest = Math.max(...indices.map((i) => diagram.columns[i]!.members.length));
      const height = tallest * (blockHeight + gap) - gap;
      const middle = top + height / 2;
      let x = 1;
      parts.push(line(x, middle, x + wire, middle, 'axis'));
      x += wire;
      for (const i of indices) {
        parts.push(columnOf(diagram.columns[i]!, x, widths[i]!, middle, top + height));
        x += widths[i]!;
        parts.push(line(x, middle, x + wire, middle, 'axis'));
        x += wire;
      }
      top += height + noteHeight + 14;
    }
    const { title, description } = diagram;
    return picture({ id, width, height: Math.max(1, top - 10), title, description, body: parts.join('') });
  };
  return { id: diagram.id, title: diagram.title, description: diagram.description, draw, table: diagram.table };
}

function brokenInto(widths: readonly number[], width: number): readonly (readonly number[])[] {
  const rows: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  widths.forEach((needed, i) => {
    if (used + needed + wire > width) {
      rows.push([]);
      used = wire;
    }
    rows.at(-1)!.push(i);
    used += needed + wire;
  });
  return rows;
}

function columnOf(
  { members, note }: BlockDiagram['columns'][number],
  x: number,
  width: number,
  middle: number,
  bottom: number,
): string {
  const single = members.length === 1;
  const height = members.length * (blockHeight + gap) - gap;
  const first = middle - height / 2;
  const rails = single
    ? ''
    : [x, x + width]
        .map((at) => line(at, first + blockHeight / 2, at, first + height - blockHeight / 2, 'axis'))
        .join('');
  const blocks = members.map((name, i) => {
    const y = first + i * (blockHeight + gap);
    const lines = wrapped(name, width - 10, size, 2, single);
    const baseline = y + blockHeight / 2 + 3.6 - (lines.length - 1) * 6;
    return (
      rectangle(x + (single ? 0 : 5), y, width - (single ? 0 : 10), blockHeight, single ? 'block-single' : 'block', 3) +
      (single
        ? ''
        : line(x, y + blockHeight / 2, x + 5, y + blockHeight / 2, 'axis') +
          line(x + width - 5, y + blockHeight / 2, x + width, y + blockHeight / 2, 'axis')) +
      lines
        .map((text, k) => label(x + width / 2, baseline + k * 12, text, { anchor: 'middle', size, bold: single }))
        .join('')
    );
  });
  const below = label(x + width / 2, bottom + 12, fitted(note, width + wire - 4, 9), {
    anchor: 'middle',
    size: 9,
    className: 'muted',
  });
  return rails + blocks.join('') + below;
}
