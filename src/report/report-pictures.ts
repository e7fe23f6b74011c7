import type { Comparison } from '../comparison/comparison.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import { standalonePicture } from './charts/standalone.js';
import { cleaned } from './html/cleaned.js';
import { themeRules } from './html/theme.js';
import type { ReportOptions } from './report-html.js';
import { reportContext } from './view/context.js';
import { reportView } from './view/report-view.js';
import type { BlockView, FigureBlock } from './view/view.js';
import { wordsOf } from './words/index.js';

/** A chart or diagram of the report for slides. */
export interface ReportPicture {
  /** The anchor it has in the report: letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const figuresOf = (block: BlockView): readonly FigureBlock[] =>
  block.kind === 'figure' ? [block] : block.kind === 'beside' ? block.blocks.flatMap(figuresOf) : [];

/** Every chart and diagram of the report as a picture of its own, in the order of the report. Pure, like the report. */
export function reportPictures(
  evaluation: Evaluation,
  comparison: Comparison,
  { locale, detail, templates, theme }: Pick<ReportOptions, 'locale' | 'detail' | 'templates' | 'theme'>,
): readonly ReportPicture[] {
  // On paper some are drawn at half width, and the verdict may have no room for its chart.
  const view = reportView(reportContext(cleaned(evaluation), cleaned(comparison), wordsOf(locale), detail, 'screen'));
  const inSections = view.sections.flatMap(({ blocks }) => blocks.flatMap(figuresOf));
  const figures: readonly FigureBlock[] =
    view.verdict.chart === null ? inSections : [view.verdict.chart, ...inSections];
  const css = ['report.css', 'charts.css'].map((name) => templates.get(name) ?? '').join('\n') + themeRules(theme);
  return figures.map(({ anchor, title, wide }) => {
    const svg = standalonePicture(String(wide), css);
    const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
    return { name: anchor, title, svg, width: Number(width), height: Number(height) };
  });
}
