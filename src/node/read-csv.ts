import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, type Options, Parser } from 'csv-parse';
import type { CsvHeader } from '../measurements/csv-header.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import { type PlainTable, plainTable, tableRows } from './plain-tables.js';
import { assertText, textEncoding } from './text-encoding.js';

/** How a file is to be read; null: found out from its beginning. */
export interface CsvOptions {
  /** A label TextDecoder knows, e.g. `gb18030`, `utf-16le`, `windows-1252`. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Told the bytes read so far, of how many. */
  readonly onProgress: ((read: number, total: number) => void) | null;
}

/** A file that was read to its end. */
export interface CsvSource {
  readonly file: string;
  /** Column names. */
  readonly names: readonly string[];
  /** Of the bytes as stored, compressed or not. */
  readonly sha256: string;
  readonly bytes: number;
}

type RowTaker = (row: readonly string[], line: number) => void;

/** A field longer than this is an unclosed quote, not data. */
const LONGEST_RECORD = 1 << 20;
const PEEKED_BYTES = 1 << 16;

/**
 * Streams a CSV file row by row; memory does not grow with the file. Gzip is recognised, and UTF-16 and UTF-8 by their
 * mark; anything that is not UTF-8 needs its encoding said.
 *
 * @param begin called with the header; returns what takes each row (with the line on which it ends)
 * @throws MeasurementError unreadable file, unknown encoding, unclosed quote, or no row at all
 */
export async function readCsv(
  path: string,
  options: CsvOptions,
  begin: (header: CsvHeader) => RowTaker,
): Promise<CsvSource> {
  const file = basename(path);
  const beginning = await readBeginning(path, file);
  assertText(file, beginning.text);
  const encoding = textEncoding(file, beginning.text, options.encoding);
  const sample = new TextDecoder(encoding).decode(beginning.text, { stream: true });
  const separator = /^sep=(.)\r?\n/.exec(sample)?.[1] ?? null;
  const table = options.delimiter === null ? plainTable(sample) : null;
  const delimiter = table === null ? (options.delimiter ?? separator ?? likelyDelimiter(sample)) : '\t';
  const rows = new OpeningRows(separator, (opening) => {
    const isHeader = !looksLikeData(opening[0]!.row);
    const [first, ...rest] = opening;
    const names = isHeader ? first!.row.map((name) => name.trim()) : first!.row.map((_, index) => String(index + 1));
    const data = isHeader ? rest : opening;
    const take = begin({ names, delimiter, encoding, sample: data.map(({ row }) => row) });
    for (const { row, line } of data) take(row, line);
    return { names, take };
  });
  const hash = createHash('sha256');
  const onRow: RowTaker = (row, line) => rows.accept(row, line);
  const { onProgress } = options;
  await streamRows(path, file, { beginning, encoding, table, delimiter, hash, onProgress }, onRow);
  const names = rows.end();
  if (names === null) throw new MeasurementError(file, null, 'expected at least a header, found no rows');
  return { file, names, sha256: hash.digest('hex'), bytes: beginning.size };
}

const SAMPLE_ROWS = 50;

interface Opened {
  readonly names: readonly string[];
  readonly take: RowTaker;
}

/**
 * The first rows wait until there are enough to judge the columns by. Parsing them apart would cost more than it seems: a
 * second parser of the same library in one process makes the first slower by a quarter.
 */
class OpeningRows {
  private readonly waiting: { readonly row: readonly string[]; readonly line: number }[] = [];
  private opened: Opened | null = null;

  constructor(
    private readonly separator: string | null,
    private readonly open: (rows: OpeningRows['waiting']) => Opened,
  ) {}

  accept(row: readonly string[], line: number): void {
    if (this.opened !== null) {
      this.opened.take(row, line);
      return;
    }
    if (this.waiting.length === 0 && this.isPreamble(row)) return;
    this.waiting.push({ row, line });
    if (this.waiting.length > SAMPLE_ROWS) this.opened = this.open(this.waiting);
  }

  /** `sep=;` of Excel, `#TYPE …` of PowerShell. */
  private isPreamble(row: readonly string[]): boolean {
    if (row[0]!.startsWith('#TYPE ')) return true;
    return this.separator !== null && row[0]!.startsWith('sep=') && row.length <= 2;
  }

  /** @returns the names of the columns; null: there was no row */
  end(): readonly string[] | null {
    if (this.opened === null && this.waiting.length > 0) this.opened = this.open(this.waiting);
    return this.opened?.names ?? null;
  }
}

/** Rows as exports write them: quotes anywhere, any number of fields; what is wrong with a row is told by its reader. */
function parsing(delimiter: string, table: PlainTable | null): Options {
  return {
    delimiter,
    ...(table !== null && { quote: false }),
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  };
}

interface Beginning {
  readonly gzip: boolean;
  readonly size: number;
  /** First bytes of the text, unpacked. */
  readonly text: Uint8Array;
}

async function readBeginning(path: string, file: string): Promise<Beginning> {
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      const buffer = Buffer.alloc(PEEKED_BYTES);
      const { bytesRead } = await handle.read(buffer, 0, PEEKED_BYTES, 0);
      const raw = buffer.subarray(0, bytesRead);
      const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
      return { gzip, size, text: gzip ? await unpackedBeginning(path) : raw };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw rowError(file, error);
  }
}

async function unpackedBeginning(path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  const source = createReadStream(path);
  const gunzip = source.pipe(createGunzip());
  source.on('error', (error) => gunzip.destroy(error));
  for await (const chunk of gunzip) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length >= PEEKED_BYTES) break;
  }
  source.destroy();
  return Buffer.concat(chunks).subarray(0, PEEKED_BYTES);
}

/** The separator that occurs most in the first line, outside quotes; a comma when there is none. */
function likelyDelimiter(sample: string): string {
  const line = sample
    .slice(0, 10_000)
    .replace(/^#TYPE .*\r?\n/, '')
    .split(/\r\n|\n|\r/, 1)[0]
    .replace(/"[^"]*"/g, '');
  let best = ',';
  let most = 0;
  for (const delimiter of [',', ';', '\t', '|']) {
    const count = line.split(delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

/** A first row with a number or a date in it is no header. */
function looksLikeData(row: readonly string[]): boolean {
  return row.some((cell) => /^\s*[-+]?\d+([.,]\d+)?\s*$/.test(cell) || /^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(cell));
}

interface StreamOptions {
  readonly beginning: Beginning;
  readonly encoding: string;
  /** What is no CSV, but a table printed for people; null: it is CSV. */
  readonly table: PlainTable | null;
  readonly delimiter: string;
  readonly hash: ReturnType<typeof createHash>;
  readonly onProgress: CsvOptions['onProgress'];
}

/**
 * Hands each row on the moment it is parsed, when the line is known: `on_record` makes three objects a row and takes three
 * times as long as parsing, and rows read from the stream's queue no longer know their line. A row that does not end is
 * found by counting the bytes since the last one, chunk by chunk: the parser's own limit is checked at every byte.
 */
class RowParser extends Parser {
  private pending = 0;

  constructor(
    options: Options,
    private readonly onRow: RowTaker,
  ) {
    super(options);
  }

  override push(row: unknown): boolean {
    if (row === null) return super.push(null);
    this.pending = 0;
    this.onRow(row as readonly string[], this.info.lines);
    return true;
  }

  override _transform(chunk: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    this.pending += chunk.length;
    super._transform(chunk, encoding, (error, data) => {
      done(error ?? (this.pending > LONGEST_RECORD ? new EndlessRow(this.info.lines) : null), data);
    });
  }
}

async function streamRows(path: string, file: string, options: StreamOptions, onRow: RowTaker): Promise<void> {
  const { beginning, encoding, table, delimiter, hash, onProgress } = options;
  let read = 0;
  async function* hashed(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk);
      read += chunk.length;
      onProgress?.(read, beginning.size);
      yield chunk;
    }
  }
  async function* decoded(source: AsyncIterable<Buffer>) {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
  }
  const parser = new RowParser(parsing(delimiter, table), onRow);
  parser.resume();
  const gunzip = beginning.gzip ? [createGunzip()] : [];
  const tabulated = (source: AsyncIterable<Buffer>) => tableRows(source, table!, { file, encoding });
  const decode = table !== null ? [tabulated] : encoding === 'utf-8' ? [] : [decoded];
  try {
    const source = createReadStream(path, { highWaterMark: 1 << 18 });
    await pipeline([source, hashed, ...gunzip, ...decode, parser] as unknown as [
      NodeJS.ReadableStream,
      NodeJS.WritableStream,
    ]);
  } catch (error) {
    throw rowError(file, error);
  }
}

/** Thrown inside this file only. */
class EndlessRow extends Error {
  constructor(readonly line: number) {
    super('a row that does not end');
  }
}

function rowError(file: string, error: unknown): Error {
  if (error instanceof MeasurementError) return error;
  if (error instanceof EndlessRow) {
    const found = 'found one that does not end: is a quote left open?';
    return new MeasurementError(file, error.line, `expected rows of at most 1 MiB, ${found}`);
  }
  if (error instanceof CsvError) {
    const line = Number((error as { lines?: number }).lines) || null;
    return error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? unclosed(file, line)
      : new MeasurementError(file, line, error.message);
  }
  const { code } = error as { code?: string };
  if (code?.startsWith('Z_'))
    return new MeasurementError(file, null, `expected a whole gzip file, found ${reasonOf(error)}`);
  if (code !== undefined) return new MeasurementError(file, null, `expected a readable file, found ${reasonOf(error)}`);
  return error as Error;
}

function unclosed(file: string, line: number | null): MeasurementError {
  return new MeasurementError(file, line, 'expected a closing quote, found a record that does not end');
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ENOENT') return 'none';
  if (code === 'EISDIR') return 'a folder';
  return message ?? String(error);
}
