import type { Comparison } from '../comparison/comparison.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import { cleaned } from './html/cleaned.js';
import { compiledTemplates, TemplateError } from './html/compiled-templates.js';
import { type Paper, pageRules } from './html/page-rules.js';
import { sha256Base64 } from './html/sha256.js';
import { type ReportTheme, themeRules } from './html/theme.js';
import { markup } from './view/blocks.js';
import { type Detail, type Purpose, reportContext } from './view/context.js';
import { reportView } from './view/report-view.js';
import type { ReportView } from './view/view.js';
import { wordsOf } from './words/index.js';
import type { Locale } from './words/words.js';

export interface ReportOptions {
  readonly locale: Locale;
  /** `screen`: with sorting, filtering and pictures for phones; `print`: what the PDF is made from. */
  readonly purpose: Purpose;
  /** `board` two pages, `review` at most twelve, `full` everything. */
  readonly detail: Detail;
  /** Contents of the templates folder by file name: `*.hbs`, `report.css`, `charts.css`, `report.js`. */
  readonly templates: ReadonlyMap<string, string>;
  /** `@font-face` rules with data URIs for the families `Noto Sans` and `Noto Sans SC`; may be empty. */
  readonly fontCss: string;
  readonly paper: Paper;
  /** The looks of an organisation; null: as shipped. */
  readonly theme: ReportTheme | null;
}

/**
 * The whole report as one HTML document that fetches nothing. Pure: the same records and options give the same bytes.
 * In `print`, `<span data-page-of="anchor">` in the contents is left empty for the page number.
 * @throws TemplateError when a template is missing or wrong, naming its file
 */
export function reportHtml(evaluation: Evaluation, comparison: Comparison, options: ReportOptions): string {
  const words = wordsOf(options.locale);
  const shown = cleaned(withOrganisation(evaluation, options.theme));
  const context = reportContext(shown, cleaned(comparison), words, options.detail, options.purpose);
  const view = reportView(context);
  const organisation = context.evaluation.scenario.review.organisation ?? '';
  const style = [
    options.fontCss,
    file(options.templates, 'report.css'),
    file(options.templates, 'charts.css'),
    pageRules(view.title, organisation, options.paper, words),
    themeRules(options.theme),
  ].join('\n');
  const script = options.purpose === 'screen' ? file(options.templates, 'report.js') : null;
  const whole: ReportView = {
    ...view,
    logo: options.theme?.logo ? { address: options.theme.logo, alt: organisation } : null,
    policy: contentSecurityPolicy(style, script),
    style: markup(style),
    script: script === null ? null : markup(script),
  };
  return compiledTemplates(options.templates, 'report')(whole);
}

function withOrganisation(evaluation: Evaluation, theme: ReportTheme | null): Evaluation {
  const { scenario } = evaluation;
  if (!theme?.organisation || scenario.review.organisation !== null) return evaluation;
  return { ...evaluation, scenario: { ...scenario, review: { ...scenario.review, organisation: theme.organisation } } };
}

function file(templates: ReadonlyMap<string, string>, name: string): string {
  const text = templates.get(name);
  if (text === undefined) throw new TemplateError(`${name}: expected among the templates, not found`);
  return text.trim();
}

/** Nothing but this style, this script and embedded fonts. */
function contentSecurityPolicy(style: string, script: string | null): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${sha256Base64(style)}'`,
    script === null ? "script-src 'none'" : `script-src 'sha256-${sha256Base64(script)}'`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
