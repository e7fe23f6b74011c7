export { budgetCsv, csvText, figuresCsv } from './csv.js';
export { TemplateError } from './html/compiled-templates.js';
export type { Paper } from './html/page-rules.js';
export { jsonText } from './json-text.js';
export { type ReportOptions, reportHtml } from './report-html.js';
export { risksCsv } from './risks-csv.js';
export { type TerminalOptions, terminalText } from './terminal.js';
export type { Detail, Purpose } from './view/context.js';
export type { Locale } from './words/words.js';
