import type { FitRecord } from '../measurements/fit-record.js';
import { canonicalJson, fitHtml, type PageOptions } from '../report/index.js';
import { wordsOf } from '../report/words/index.js';
import { EnvironmentError } from './environment-error.js';
import { inLanguage, type PageRequest, pageWithFonts, withBrowser } from './page-files.js';
import { renderPdf } from './pdf/render-pdf.js';
import { writeFilesTogether } from './write-files.js';
import type { WrittenReport } from './write-report.js';

export interface FitRequest extends PageRequest {
  readonly folder: string;
  /** Told what is being made. */
  readonly progress: (stage: 'html' | 'pdf' | 'files') => void;
}

/**
 * Writes what a fit found, all files together once all are made:
 *
 *     fit.html  fit.pdf             in the reader's language (`fit.zh-CN.html`)
 *     fit.json  parameters.yaml     numbers, and what a scenario can include
 *
 * @throws TemplateError when a template of the user is wrong
 * @throws EnvironmentError when the files cannot be written
 */
export async function writeFit(record: FitRecord, parameters: string, request: FitRequest): Promise<WrittenReport> {
  const { locale, paper, progress } = request;
  const html = (options: PageOptions) => fitHtml(record, options);
  const files = new Map<string, string | Uint8Array>();
  progress('html');
  files.set(`${inLanguage('fit', locale)}.html`, await pageWithFonts(request, 'screen', html));
  let pdfFault: EnvironmentError | null = null;
  if (request.pdf) {
    progress('pdf');
    const title = wordsOf(locale).fit.titleOf(record.file);
    const page = await pageWithFonts(request, 'print', html);
    const options = { format: paper, title, language: locale, date: null, footer: null };
    const made = await withBrowser(request, (browser) => renderPdf(page, { browser, ...options }));
    if (made instanceof EnvironmentError) pdfFault = made;
    else files.set(`${inLanguage('fit', locale)}.pdf`, made.data);
  }
  files.set('fit.json', canonicalJson(record));
  files.set('parameters.yaml', parameters);
  progress('files');
  return { files: await writeFilesTogether(request.folder, files), pdfFault };
}
