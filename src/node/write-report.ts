import { join } from 'node:path';
import type { Comparison } from '../comparison/comparison.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import { truncated } from '../report/html/escape.js';
import {
  budgetCsv,
  figuresCsv,
  jsonText,
  type PageOptions,
  type ReportOptions,
  type ReportPicture,
  reportHtml,
  reportPictures,
  risksCsv,
  workbookSheets,
} from '../report/index.js';
import type { RunningBrowser } from './browser/open-browser.js';
import { EnvironmentError } from './environment-error.js';
import { fontFaces } from './fonts/font-faces.js';
import { makeFolders } from './made-folders.js';
import { inLanguage, type PageRequest, pageWithFonts, withBrowser } from './page-files.js';
import { renderPdf } from './pdf/render-pdf.js';
import { readTemplates } from './read-templates.js';
import { renderPictures } from './render-pictures.js';
import { workbookBytes } from './workbook-bytes.js';
import { writeFilesTogether } from './write-files.js';

export interface ReportRequest extends PageRequest, Pick<ReportOptions, 'detail'> {
  readonly folder: string;
  /** Of the files, before their endings; usually the scenario's own. */
  readonly name: string;
  /** Whether each chart and diagram is written for slides too, as SVG and PNG. */
  readonly charts: boolean;
  /** Told what is being made. */
  readonly progress: (stage: 'html' | 'pdf' | 'files') => void;
}

export interface WrittenReport {
  readonly files: readonly string[];
  /** Why there is no PDF, or no PNG, although it was asked for. */
  readonly pdfFault: EnvironmentError | null;
}

const defaults = (): Omit<ReportRequest, 'folder' | 'name'> => ({
  locale: 'en',
  detail: 'review',
  paper: 'A4',
  templates: readTemplates(null),
  theme: null,
  pdf: true,
  charts: false,
  browser: null,
  remark: () => {},
  progress: () => {},
});

/**
 * Makes the report and writes it, all files together once all are made:
 *
 *     NAME.html  NAME.pdf  NAME.comparison.xlsx  NAME.risks.csv    in the reader's language
 *     charts/NAME.ANCHOR.svg  charts/NAME.ANCHOR.png               in the reader's language, if asked for
 *     NAME.evaluation.json  NAME.figures.csv  NAME.budget.csv      ids and numbers, in no language
 *
 * In another language than English its code stands after the name (`NAME.zh-CN.html`), so that both can lie side by
 * side. Same records and options, same bytes. Without a browser that works, everything but the PDF is written.
 *
 * @param asked left out are: English, twelve pages of A4, our own looks, a PDF, no charts of their own
 * @throws TemplateError when a template of the user is wrong
 * @throws EnvironmentError when the files cannot be written
 */
export async function writeReport(
  evaluation: Evaluation,
  comparison: Comparison,
  asked: Pick<ReportRequest, 'folder' | 'name'> & Partial<ReportRequest>,
): Promise<WrittenReport> {
  const request = { ...defaults(), ...asked };
  const { name, locale, detail, progress } = request;
  const inName = inLanguage(name, locale);
  const html = (options: PageOptions) => reportHtml(evaluation, comparison, { ...options, detail });
  const files = new Map<string, string | Uint8Array>();
  progress('html');
  files.set(`${inName}.html`, await pageWithFonts(request, 'screen', html));
  const pictures = request.charts ? reportPictures(evaluation, comparison, request) : [];
  for (const { name: anchor, svg } of pictures) files.set(`charts/${inName}.${anchor}.svg`, svg);
  let pdfFault: EnvironmentError | null = null;
  if (request.pdf || pictures.length > 0) {
    progress('pdf');
    const page = request.pdf ? await pageWithFonts(request, 'print', html) : null;
    const made = await withBrowser(request, (browser) =>
      browserFiles(evaluation, request, { page, pictures }, browser),
    );
    if (made instanceof EnvironmentError) pdfFault = made;
    else
      for (const [ending, data] of made)
        files.set(ending === 'pdf' ? `${inName}.pdf` : `charts/${inName}.${ending}`, data);
  }
  files.set(`${inName}.comparison.xlsx`, await workbookBytes(workbookSheets(evaluation, comparison, locale)));
  files.set(`${name}.evaluation.json`, jsonText(evaluation));
  files.set(`${name}.figures.csv`, figuresCsv(evaluation, comparison));
  files.set(`${name}.budget.csv`, budgetCsv(evaluation));
  files.set(`${inName}.risks.csv`, risksCsv(evaluation, locale));
  progress('files');
  if (pictures.length > 0) makeFolders(join(request.folder, 'charts'));
  return { files: await writeFilesTogether(request.folder, files), pdfFault };
}

/** What a window or a shelf of documents shows of a title. */
const longestTitle = 200;

/** What takes a browser, by the end of its name: `pdf`, and `ANCHOR.png` of each picture. */
async function browserFiles(
  { scenario }: Evaluation,
  { locale, paper }: ReportRequest,
  { page, pictures }: { readonly page: string | null; readonly pictures: readonly ReportPicture[] },
  browser: RunningBrowser,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { title, review } = scenario;
  const made = new Map<string, Uint8Array>();
  if (page !== null) {
    const { data } = await renderPdf(page, {
      browser,
      format: paper,
      title: truncated(locale === 'zh-CN' ? title.zh : title.en, longestTitle),
      language: locale,
      date: review.date,
      footer: null,
    });
    made.set('pdf', data);
  }
  if (pictures.length > 0) {
    const { css } = await fontFaces(pictures.map(({ svg }) => svg).join(''), { purpose: 'pdf', language: locale });
    const taken = await renderPictures(pictures, css, browser);
    pictures.forEach(({ name }, i) => {
      made.set(`${name}.png`, taken[i]!);
    });
  }
  return made;
}
