import type { Comparison } from '../comparison/comparison.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import { cleaned } from './html/cleaned.js';
import { compiledTemplates } from './html/compiled-templates.js';
import { type PageOptions, pageShell } from './html/page-shell.js';
import type { ReportTheme } from './html/theme.js';
import { type Detail, reportContext } from './view/context.js';
import { reportView } from './view/report-view.js';
import type { ReportView } from './view/view.js';
import { wordsOf } from './words/index.js';

export interface ReportOptions extends PageOptions {
  /** `board` a cover and two pages, `review` at most twelve, `full` everything. */
  readonly detail: Detail;
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
  const whole: ReportView = { ...view, ...pageShell(options, view.title, organisation, words) };
  return compiledTemplates(options.templates, 'report')(whole);
}

function withOrganisation(evaluation: Evaluation, theme: ReportTheme | null): Evaluation {
  const { scenario } = evaluation;
  if (!theme?.organisation || scenario.review.organisation !== null) return evaluation;
  return { ...evaluation, scenario: { ...scenario, review: { ...scenario.review, organisation: theme.organisation } } };
}
