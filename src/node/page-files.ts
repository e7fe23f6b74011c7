import type { Locale, PageOptions } from '../report/index.js';
import { openBrowser, type RunningBrowser } from './browser/open-browser.js';
import { EnvironmentError } from './environment-error.js';
import { fontFaces } from './fonts/font-faces.js';

/** How a document is wanted. */
export interface PageRequest extends Omit<PageOptions, 'purpose' | 'fontCss'> {
  readonly pdf: boolean;
  /** The user's browser, tried before all others. */
  readonly browser: string | null;
  /** Told, in one line each, what was not as it should be, though the document was made. */
  readonly remark: (line: string) => void;
}

/** In another language than English its code stands after the name, so that both can lie side by side. */
export function inLanguage(name: string, locale: Locale): string {
  return locale === 'en' ? name : `${name}.${locale}`;
}

/**
 * A page with its fonts in it. Made twice: which glyphs are needed is known only from the whole page.
 * @throws TemplateError when a template of the user is wrong
 */
export async function pageWithFonts(
  { locale, templates, paper, theme, remark }: PageRequest,
  purpose: 'screen' | 'print',
  html: (options: PageOptions) => string,
): Promise<string> {
  const options = { locale, purpose, templates, paper, theme };
  const bare = html({ ...options, fontCss: '' });
  const { css, missing } = await fontFaces(bare, { purpose: purpose === 'print' ? 'pdf' : 'html', language: locale });
  if (missing.length > 0 && purpose === 'screen') remark(`no font has ${missing.join(' ')}: shown as boxes in the PDF`);
  return html({ ...options, fontCss: css });
}

/** What is made with a browser that works, or why there is none. @throws what is no fault of the machine */
export async function withBrowser<T>(
  { browser: path, remark }: PageRequest,
  make: (browser: RunningBrowser) => Promise<T>,
): Promise<T | EnvironmentError> {
  try {
    const browser = await openBrowser({
      ...(path === null ? {} : { path }),
      report: (failure) => remark(`did not start: ${failure}`),
    });
    return await make(browser).finally(() => browser.close());
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}
