import Handlebars from 'handlebars';
import type { Chart } from '../charts/chart.js';
import { narrowWidth, wideWidth } from '../charts/chart.js';
import { truncated } from '../html/escape.js';
import type { ReportContext } from './context.js';
import type {
  BesideBlock,
  Cell,
  FigureBlock,
  HeadingBlock,
  ListBlock,
  ProseBlock,
  TableBlock,
  TableRow,
} from './view.js';

/** Names longer than this are somebody's test of us. */
const longest = 400;

export function markup(text: string) {
  return new Handlebars.SafeString(text);
}

/** `sub`: one line below or several, empty ones left out. */
export type CellRest = Partial<Omit<Cell, 'text' | 'sub'>> & { readonly sub?: string };

export function cell(text: string, { sub = '', ...rest }: CellRest = {}): Cell {
  const lines = sub.split('\n').filter((line) => line !== '');
  return {
    mark: '',
    markTitle: '',
    className: '',
    sort: '',
    header: false,
    ...rest,
    text: truncated(text, longest),
    sub: lines,
  };
}

/** A right-aligned figure that sorts by its value. */
export function numberCell(text: string, value: number | null, rest: CellRest = {}): Cell {
  const sort = value === null || !Number.isFinite(value) ? '' : String(value);
  return cell(text, { ...rest, sort, className: `num ${rest.className ?? ''}`.trim() });
}

export function headCell(text: string, rest: CellRest = {}): Cell {
  return cell(text, { ...rest, header: true });
}

/** @param anchor id of the row for links to it; empty: none */
export function row(cells: readonly Cell[], className = '', anchor = ''): TableRow {
  return { cells, className, anchor };
}

export interface TableParts {
  readonly anchor: string;
  readonly caption: string;
  /** A head that starts with `#` stands over a column of figures. */
  readonly heads: readonly string[];
  readonly rows?: readonly TableRow[];
  readonly groups?: readonly { readonly name: string; readonly rows: readonly TableRow[] }[];
  readonly className?: string;
  readonly note?: string;
  readonly filter?: string;
}

export function table(parts: TableParts): TableBlock {
  const groups = parts.groups ?? [{ name: '', rows: parts.rows ?? [] }];
  return {
    kind: 'table',
    anchor: parts.anchor,
    caption: parts.caption,
    className: parts.className ?? '',
    columns: parts.heads.map((head) =>
      head.startsWith('#') ? { head: head.slice(1), className: 'num' } : { head, className: '' },
    ),
    groups: groups.filter((group) => group.rows.length > 0).map((group) => ({ ...group, span: parts.heads.length })),
    note: parts.note ?? '',
    filter: parts.filter ?? '',
  };
}

/**
 * A chart as a figure: drawn for paper and wide screens, once more for phones, and as a table of its data.
 * @param className `with-data`: its table is printed in the full report too, as nothing else there says the same
 * @param size `half`: two stand side by side; `half-on-paper`: on paper only, see `inPairs`
 */
export function figure(
  chart: Chart,
  context: Pick<ReportContext, 'words' | 'purpose' | 'detail'>,
  className = '',
  size: 'whole' | 'half' | 'half-on-paper' = 'whole',
): FigureBlock {
  const isHalf = size === 'half' || (size === 'half-on-paper' && context.purpose === 'print');
  const wide = chart.draw(isHalf ? narrowWidth : wideWidth, `${chart.id}-w`);
  const narrow = context.purpose === 'screen' ? markup(chart.draw(narrowWidth, `${chart.id}-n`)) : null;
  const withData =
    context.purpose === 'screen' || (context.detail === 'full' && className.split(' ').includes('with-data'));
  return {
    kind: 'figure',
    anchor: chart.id,
    title: chart.title,
    caption: chart.description,
    wide: markup(wide),
    narrow,
    dataTitle: context.words.label.dataOf,
    data: withData ? dataTable(chart) : null,
    className,
  };
}

/** Charts two by two on paper, one below the other on screen; an odd one at the end has the whole width. */
export function inPairs(
  charts: readonly Chart[],
  context: Pick<ReportContext, 'words' | 'purpose' | 'detail'>,
  className = '',
): readonly (FigureBlock | BesideBlock)[] {
  return charts.flatMap((chart, i): readonly (FigureBlock | BesideBlock)[] => {
    if (i % 2 === 1) return [];
    const pair = charts.slice(i, i + 2);
    if (pair.length === 1) return [figure(chart, context, className)];
    const blocks = pair.map((each) => figure(each, context, className, 'half-on-paper'));
    return [{ kind: 'beside', className: 'on-paper', blocks }];
  });
}

/** Columns of figures are set right, all others left. */
function dataTable({ id, table: { head, rows } }: Chart): TableBlock {
  const isNumeric = head.map((_, i) => i > 0 && rows.every((texts) => /^([<>≥≤−±+]?\s?\d|–|∞|$)/.test(texts[i] ?? '')));
  return table({
    anchor: `${id}-data`,
    caption: '',
    className: 'data',
    heads: head.map((text, i) => (isNumeric[i] ? `#${text}` : text)),
    rows: rows.map((texts) =>
      row(texts.map((text, i) => (i === 0 ? headCell(text) : cell(text, { className: isNumeric[i] ? 'num' : '' })))),
    ),
  });
}

export function heading(anchor: string, text: string): HeadingBlock {
  return { kind: 'heading', anchor, text };
}

export function prose(paragraphs: readonly string[], className = ''): ProseBlock {
  return { kind: 'prose', className, paragraphs };
}

export function list(title: string, items: readonly string[], className = ''): ListBlock {
  return { kind: 'list', title, className, items };
}
