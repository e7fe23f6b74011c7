import { fontFaces } from '../fonts/font-faces.js';
import { type PdfFont, pdfFonts } from '../pdf/pdf-fonts.js';
import { renderPdf } from '../pdf/render-pdf.js';
import { type BrowserOptions, openBrowser } from './open-browser.js';

/** What the browser that would be used made of a small page with Latin, Greek and Chinese text. */
export interface BrowserCheck {
  readonly label: string;
  readonly executable: string;
  readonly version: string;
  readonly sandboxed: boolean;
  readonly startMilliseconds: number;
  readonly renderMilliseconds: number;
  readonly fonts: readonly PdfFont[];
  /** One line each; empty if all is well. */
  readonly faults: readonly string[];
}

const sample = 'Availability 99.95 % · λ = 1/MTTF · 容器云平台高可靠性设计';

/**
 * Starts the browser, renders one page, and looks at what came out.
 * @throws EnvironmentError if no browser starts
 */
export async function checkBrowser(options: BrowserOptions): Promise<BrowserCheck> {
  const began = performance.now();
  const browser = await openBrowser(options);
  const started = performance.now();
  try {
    const faces = await fontFaces(sample, { purpose: 'pdf', language: 'zh-CN' });
    const html = samplePage(faces.css);
    const renderOptions = {
      browser,
      format: 'A4',
      title: sample,
      language: 'zh-CN',
      date: null,
      footer: null,
    } as const;
    const { data, pageCount } = await renderPdf(html, renderOptions);
    const fonts = await pdfFonts(data);
    return {
      label: browser.label,
      executable: browser.executable,
      version: browser.version,
      sandboxed: browser.sandboxed,
      startMilliseconds: Math.round(started - began),
      renderMilliseconds: Math.round(performance.now() - started),
      fonts,
      faults: faultsOf(fonts, pageCount, faces.missing),
    };
  } finally {
    await browser.close();
  }
}

function samplePage(css: string): string {
  const style = `${css} body { font-family: "Ninefold Sans"; }`;
  return `<!doctype html><html><head><meta charset="utf-8"><style>${style}</style></head><body><h1>${sample}</h1></body></html>`;
}

function faultsOf(fonts: readonly PdfFont[], pageCount: number, missing: readonly string[]): string[] {
  const loose = fonts.filter((font) => !font.embedded).map((font) => font.name || font.type);
  const hasFont = (name: string) => fonts.some((font) => font.embedded && font.name.includes(name));
  return [
    ...(pageCount === 1 ? [] : [`the test page came out as ${pageCount} pages`]),
    ...(loose.length ? [`fonts are not embedded: ${loose.join(', ')}`] : []),
    ...(hasFont('NotoSans-') ? [] : ['Latin text is not there']),
    ...(hasFont('NotoSansSC') ? [] : ['Chinese text is not there']),
    ...(missing.length ? [`no font has ${missing.join(' ')}`] : []),
  ];
}
