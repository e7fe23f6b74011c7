import type { FitRecord } from '../../measurements/fit-record.js';
import { cleaned } from '../html/cleaned.js';
import { compiledTemplates } from '../html/compiled-templates.js';
import { type PageOptions, pageShell } from '../html/page-shell.js';
import type { FitView } from '../view/view.js';
import { wordsOf } from '../words/index.js';
import type { FitContext } from './fit-context.js';
import { fitSections } from './fit-sections.js';

/**
 * The report of a fit as one HTML document that fetches nothing: a page for a parameter. Pure: the same record and
 * options give the same bytes.
 * @throws TemplateError when a template is missing or wrong, naming its file
 */
export function fitHtml(record: FitRecord, options: PageOptions): string {
  const words = wordsOf(options.locale);
  const context: FitContext = { record: cleaned(record), words, purpose: options.purpose, detail: 'review' };
  const { file, sha256, ninefold, seed, parameters } = context.record;
  const title = words.fit.titleOf(file);
  const view: FitView = {
    lang: words.locale,
    title,
    documentKind: words.fit.documentKind,
    bodyClass: `fit purpose-${options.purpose} ${parameters.length > 1 ? 'fit-pages' : 'fit-page'}`,
    skip: words.label.skip,
    start: parameters.length > 1 ? 'records' : 'parameter-0',
    meta: [],
    sections: fitSections(context),
    madeBy: `ninefold ${ninefold}`,
    author: '',
    reproduction: words.fit.reproduction(ninefold, seed, sha256),
    ...pageShell(options, title, '', words),
  };
  return compiledTemplates(options.templates, 'fit')(view);
}
