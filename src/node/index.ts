/**
 * What the pure library cannot do by itself: files, worker threads, fonts and the browser.
 *
 *     readScenario ──▶ evaluatedWithFiles ──▶ ninefold: compared ──▶ writeReport (readTemplates, fonts, browser)
 *
 * Errors of the machine are an `EnvironmentError` with one line that says what to do.
 */
export { MeasurementError } from '../measurements/measurement-error.js';
export { type BrowserOptions, openBrowser, type RunningBrowser } from './browser/open-browser.js';
export { EnvironmentError } from './environment-error.js';
export { evaluatedWithFiles, type FileStudyOptions } from './evaluated-with-files.js';
export { type FontFaces, type FontOptions, fontFaces } from './fonts/font-faces.js';
export { ninefoldVersion } from './ninefold-version.js';
export { type OutputFolder, openOutputFolder } from './output-folder.js';
export { type PdfOptions, type RenderedPdf, renderPdf } from './pdf/render-pdf.js';
export { type MeasurementRequest, readEstimates, readScenarioEstimates } from './read-measurements.js';
export { readScenario } from './read-scenario.js';
export { readTemplates } from './read-templates.js';
export { readTheme } from './read-theme.js';
export { readScenarioUse } from './read-use.js';
export { type ReplicationThreads, replicationThreads } from './replication-threads.js';
export { writeFileSafely, writeFilesTogether } from './write-files.js';
export { type ReportRequest, type WrittenReport, writeReport } from './write-report.js';
