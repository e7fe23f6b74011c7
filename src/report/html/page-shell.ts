import { markup } from '../view/blocks.js';
import type { Purpose } from '../view/context.js';
import type { PageView } from '../view/view.js';
import type { Locale, Words } from '../words/words.js';
import { TemplateError } from './compiled-templates.js';
import { type Paper, pageRules } from './page-rules.js';
import { sha256Base64 } from './sha256.js';
import { type ReportTheme, themeRules } from './theme.js';

/** What every page of ours is made with, whatever it shows. */
export interface PageOptions {
  readonly locale: Locale;
  /** `screen`: with sorting, filtering and pictures for phones; `print`: what the PDF is made from. */
  readonly purpose: Purpose;
  /** Contents of the templates folder by file name: `*.hbs`, `report.css`, `charts.css`, `report.js`. */
  readonly templates: ReadonlyMap<string, string>;
  /** `@font-face` rules with data URIs for the families `Noto Sans` and `Noto Sans SC`; may be empty. */
  readonly fontCss: string;
  readonly paper: Paper;
  /** The looks of an organisation; null: as shipped. */
  readonly theme: ReportTheme | null;
}

/**
 * Style, script and the policy that allows nothing else.
 * @throws TemplateError when one of them is not among the templates
 */
export function pageShell(
  { templates, fontCss, purpose, paper, theme }: PageOptions,
  title: string,
  organisation: string,
  words: Words,
): Pick<PageView, 'logo' | 'policy' | 'style' | 'script'> {
  const style = [
    fontCss,
    file(templates, 'report.css'),
    file(templates, 'charts.css'),
    pageRules(title, organisation, paper, words),
    themeRules(theme),
  ].join('\n');
  const script = purpose === 'screen' ? file(templates, 'report.js') : null;
  return {
    logo: theme?.logo ? { address: theme.logo, alt: organisation } : null,
    policy: contentSecurityPolicy(style, script),
    style: markup(style),
    script: script === null ? null : markup(script),
  };
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
