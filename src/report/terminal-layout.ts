/** Text for terminals: columns of one width each, full-width characters counted as two. */

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with a control character
const styles = /\u001b\[\d+m/g;

/** Columns a line takes; escape sequences take none. */
export function terminalWidth(text: string): number {
  let columns = 0;
  for (const character of text.replace(styles, '')) {
    if (!zeroWidth.test(character)) columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

export function padded(text: string, width: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - terminalWidth(text)));
  return side === 'left' ? text + space : space + text;
}

/** A word with its space, or one full-width character; closing punctuation stays with what it closes. */
const pieces = /(?:[\u2e80-\u9fff\uff00-\uffef]|[^ \u2e80-\u9fff\uff00-\uffef]+ *| +)[，。；：！？、）》”’]*/gu;

/** Broken at spaces, or between full-width characters; further lines begin with the indent. */
export function wrappedLines(text: string, width: number, indent = ''): readonly string[] {
  const found = text.match(pieces) ?? [];
  const lines: string[] = [''];
  for (const piece of found) {
    const last = lines.at(-1)!;
    if (last.trim() !== '' && terminalWidth((last + piece).trimEnd()) > width) lines.push(indent + piece.trimStart());
    else lines[lines.length - 1] = last + piece;
  }
  return lines.map((line) => line.trimEnd());
}

export interface TerminalRow {
  readonly head: string;
  /** One per column; each may have several lines. Null: the head stands over a group. */
  readonly cells: readonly (readonly string[])[] | null;
}

const gap = 2;

/** A table no wider than `width`: columns that do not fit follow below, under the same row heads. */
export function terminalTable(
  heads: readonly string[],
  rows: readonly TerminalRow[],
  width: number,
  strong: (text: string) => string,
): readonly string[] {
  const headWidth = Math.min(
    Math.max(12, ...rows.filter((row) => row.cells !== null).map((row) => terminalWidth(row.head))),
    Math.max(16, Math.floor(width * 0.42)),
  );
  const widths = heads.map((head, i) =>
    Math.max(terminalWidth(head), ...rows.flatMap((row) => (row.cells?.[i] ?? []).map(terminalWidth))),
  );
  return columnBlocks(widths, width - headWidth).flatMap((columns, i) => [
    ...(i === 0 ? [] : ['']),
    ...block(heads, rows, columns, widths, headWidth, strong),
  ]);
}

function columnBlocks(widths: readonly number[], room: number): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  widths.forEach((needed, column) => {
    if (used + gap + needed > room) {
      blocks.push([]);
      used = 0;
    }
    blocks.at(-1)!.push(column);
    used += gap + needed;
  });
  return blocks;
}

function block(
  heads: readonly string[],
  rows: readonly TerminalRow[],
  columns: readonly number[],
  widths: readonly number[],
  headWidth: number,
  strong: (text: string) => string,
): readonly string[] {
  const lineOf = (head: string, cells: readonly string[]) =>
    [padded(head, headWidth, 'left'), ...cells.map((text, i) => padded(text, widths[columns[i]!]!, 'right'))]
      .join(' '.repeat(gap))
      .trimEnd();
  const first = lineOf(
    '',
    columns.map((column) => strong(heads[column]!)),
  );
  const rule = '─'.repeat(terminalWidth(first));
  const body = rows.flatMap((row) => {
    if (row.cells === null) return ['', strong(row.head)];
    const names = wrappedLines(row.head, headWidth, '  ');
    const cells = columns.map((column) => row.cells![column] ?? []);
    const height = Math.max(names.length, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, k) =>
      lineOf(
        names[k] ?? '',
        cells.map((lines) => lines[k] ?? ''),
      ),
    );
  });
  return [first, rule, ...body];
}
