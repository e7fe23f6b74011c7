import { MeasurementError } from '../measurements/measurement-error.js';

/**
 * A table that is no CSV, as a program prints it for people: turned into rows with tabs, line by line, so that the lines of
 * the file keep their numbers.
 */
export interface PlainTable {
  readonly lineOf: (line: string) => string;
}

/**
 * Whether a text is such a table: columns set apart by two spaces or more (`kubectl get events -o custom-columns=…`), or
 * the range query of promtool, which prints each series above its samples, `1 @[1709647380]`.
 *
 * @param sample the beginning of the text
 */
export function plainTable(sample: string): PlainTable | null {
  const [first = '', second = ''] = sample.split(/\r?\n/, 2);
  if (SERIES.test(first) && SAMPLE.test(second)) return promtoolTable();
  const isSpaced = /\S {2,}\S/.test(first) && /\S {2,}\S/.test(second) && !/[,;\t|"]/.test(first);
  return isSpaced ? { lineOf: (line) => line.trim().replace(/ {2,}/g, '\t') } : null;
}

const SERIES = /^(.*) =>\s*$/;
const SAMPLE = /^(\S+) @\[([\d.]+)\]\s*$/;

function promtoolTable(): PlainTable {
  let series: string | null = null;
  return {
    lineOf: (line) => {
      const head = SERIES.exec(line);
      if (head) {
        const isFirst = series === null;
        series = head[1]!;
        return isFirst ? 'time\tinstance\tvalue' : '';
      }
      const sample = SAMPLE.exec(line);
      return sample ? `${sample[2]}\t${series}\t${sample[1]}` : line;
    },
  };
}

/** No line of a table is longer. */
const LONGEST_LINE = 1 << 20;

/**
 * The rows of a table as it comes in, in blocks of lines.
 *
 * @throws MeasurementError a line that does not end
 */
export async function* tableRows(
  source: AsyncIterable<Uint8Array>,
  { lineOf }: PlainTable,
  { file, encoding }: { readonly file: string; readonly encoding: string },
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE)
      throw new MeasurementError(file, null, 'expected lines, found one that does not end');
    if (lines.length > 0) yield Buffer.from(`${lines.map(lineOf).join('\n')}\n`);
  }
  yield Buffer.from(lineOf(rest + decoder.decode()));
}
