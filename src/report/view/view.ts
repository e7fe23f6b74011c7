import type Handlebars from 'handlebars';
import type { GlossaryEntry, Locale } from '../words/words.js';

/** Markup made by this report, inserted as it is; everything else is escaped by the template engine. */
export type Markup = InstanceType<typeof Handlebars.SafeString>;

/** What `page.hbs`, the frame of every document, receives. */
export interface PageView {
  readonly lang: string;
  readonly title: string;
  readonly documentKind: string;
  readonly policy: string;
  readonly style: Markup;
  /** Null on paper. */
  readonly script: Markup | null;
  /** Of the theme; null: none. */
  readonly logo: { readonly address: string; readonly alt: string } | null;
  readonly bodyClass: string;
  readonly skip: string;
  /** Anchor of what stands first. */
  readonly start: string;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly madeBy: string;
  readonly reproduction: string;
  readonly author: string;
}

/** What `fit.hbs` receives. */
export interface FitView extends PageView {
  readonly sections: readonly SectionView[];
}

/** What `report.hbs` receives: finished strings and pictures. The shape is public, templates can be replaced. */
export interface ReportView extends PageView {
  readonly contentsTitle: string;
  /** Empty in the board's pages. */
  readonly contents: readonly { readonly anchor: string; readonly number: string; readonly title: string }[];
  readonly verdict: VerdictView;
  readonly front: FrontView;
  readonly sections: readonly SectionView[];
}

/** The cover on paper; on screen only what it says of the background is shown. */
export interface FrontView {
  readonly comparedTitle: string;
  /** Names of the candidates. */
  readonly compared: readonly string[];
  readonly backgroundTitle: string;
  readonly background: readonly BackgroundBlock[];
  readonly approvalTitle: string;
  readonly approval: TableBlock;
}

/** One of the three: a heading, a paragraph, the items of a list. */
export interface BackgroundBlock {
  readonly heading: Markup | null;
  readonly paragraph: Markup | null;
  readonly items: readonly Markup[] | null;
  readonly ordered: boolean;
}

export interface VerdictView {
  readonly anchor: string;
  readonly title: string;
  readonly kind: string;
  readonly headline: string;
  readonly sentences: readonly string[];
  readonly key: TableBlock;
  readonly chart: FigureBlock | null;
  readonly lists: readonly ListBlock[];
  readonly note: string;
}

export interface SectionView {
  readonly anchor: string;
  readonly number: string;
  readonly title: string;
  readonly lead: string;
  readonly blocks: readonly BlockView[];
}

/** `kind` is also the name of the partial that shows the block. */
export type BlockView =
  | TableBlock
  | FigureBlock
  | BesideBlock
  | ListBlock
  | ProseBlock
  | HeadingBlock
  | FormulasBlock
  | TermsBlock;

export interface Cell {
  readonly text: string;
  /** Smaller lines below: the interval, the difference. */
  readonly sub: readonly string[];
  /** A sign in front, never colour alone: best, met, missed. */
  readonly mark: string;
  readonly markTitle: string;
  readonly className: string;
  /** What sorting compares; empty sorts as text. */
  readonly sort: string;
  readonly header: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly anchor: string;
  readonly caption: string;
  readonly className: string;
  readonly columns: readonly { readonly head: string; readonly className: string }[];
  readonly groups: readonly { readonly name: string; readonly span: number; readonly rows: readonly TableRow[] }[];
  readonly note: string;
  /** Words of the filter box; empty: the table is neither sorted nor filtered. */
  readonly filter: string;
}

export interface TableRow {
  readonly className: string;
  /** For links to the row; empty: none. */
  readonly anchor: string;
  readonly cells: readonly Cell[];
}

export interface FigureBlock {
  readonly kind: 'figure';
  readonly anchor: string;
  readonly title: string;
  readonly caption: string;
  readonly wide: Markup;
  /** The same picture for a narrow screen; null on paper. */
  readonly narrow: Markup | null;
  readonly dataTitle: string;
  readonly data: TableBlock | null;
  readonly className: string;
}

/** Two by two where there is room; of class `on-paper`, on paper only. */
export interface BesideBlock {
  readonly kind: 'beside';
  readonly className: string;
  readonly blocks: readonly BlockView[];
}

export interface ListBlock {
  readonly kind: 'list';
  readonly title: string;
  readonly className: string;
  readonly items: readonly string[];
}

export interface ProseBlock {
  readonly kind: 'prose';
  readonly className: string;
  readonly paragraphs: readonly string[];
}

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly anchor: string;
  readonly text: string;
}

export interface FormulasBlock {
  readonly kind: 'formulas';
  readonly formulas: readonly { readonly math: Markup; readonly says: string }[];
}

export interface TermsBlock {
  readonly kind: 'terms';
  readonly terms: readonly GlossaryEntry[];
  /** Language of the terms' other names. */
  readonly otherLang: Locale;
}
