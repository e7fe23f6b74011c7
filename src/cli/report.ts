import type { CommandModule } from 'yargs';
import { compared } from '../comparison/index.js';
import { openOutputFolder } from '../node/output-folder.js';
import { readTemplates } from '../node/read-templates.js';
import { writeReport } from '../node/write-report.js';
import type { Detail, Locale, Paper, ReportTheme } from '../report/index.js';
import type { Effort } from '../study/study-options.js';
import { evaluationFrom, nameOf } from './evaluation-source.js';
import { browser, cache, effort, json, locale, paper, pdf, seed, templates, theme } from './options.js';
import { progressLine } from './terminal.js';
import { givenTheme } from './theme.js';

interface ReportArguments {
  readonly scenario: string;
  readonly out: string;
  readonly seed: number | undefined;
  readonly effort: Effort;
  readonly cache: boolean;
  readonly locale: Locale;
  readonly detail: Detail;
  readonly paper: Paper;
  readonly theme: string | undefined;
  readonly templates: string | undefined;
  readonly browser: string | undefined;
  readonly pdf: boolean;
  readonly charts: boolean;
  readonly json: boolean;
}

/**
 * `ninefold report`: HTML, PDF, workbook, JSON and CSV of one scenario, or again from a saved Evaluation without computing.
 * Exit code 3 when all but the PDF was written for want of a browser.
 */
export const report: CommandModule<object, ReportArguments> = {
  command: 'report <scenario>',
  describe: 'Write the comparison as HTML, PDF, workbook, JSON and CSV',
  builder: (argv) =>
    argv
      .positional('scenario', { type: 'string', demandOption: true, describe: 'Scenario, or a saved evaluation' })
      .option('out', { type: 'string', default: 'out', requiresArg: true, describe: 'Folder for the files' })
      .option('seed', seed)
      .option('effort', effort)
      .option('cache', cache)
      .option('locale', locale)
      .option('detail', {
        choices: ['board', 'review', 'full'] as const,
        default: 'review' as const,
        requiresArg: true,
        describe: 'A cover and two pages, at most twelve, or everything',
      })
      .option('paper', paper)
      .option('theme', theme)
      .option('templates', templates)
      .option('browser', browser)
      .option('pdf', pdf)
      .option('charts', {
        type: 'boolean',
        default: false,
        describe: 'Write each chart and diagram for slides too, as SVG and PNG',
      })
      .option('json', json) as never,
  handler: async (argv) => {
    const looks = readTemplates(argv.templates ?? null);
    const colours = givenTheme(argv.theme);
    const folder = openOutputFolder(argv.out);
    try {
      const { scenario: path, seed, effort, cache } = argv;
      const evaluation = await evaluationFrom({ path, seed, effort, cache });
      await writeAll(argv, evaluation, { templates: looks, theme: colours });
      folder.keep();
    } catch (error) {
      folder.abandon();
      throw error;
    }
  },
};

async function writeAll(
  argv: ReportArguments,
  evaluation: Awaited<ReturnType<typeof evaluationFrom>>,
  looks: { readonly templates: ReadonlyMap<string, string>; readonly theme: ReportTheme | null },
): Promise<void> {
  const line = progressLine();
  const { files, pdfFault } = await writeReport(evaluation, compared(evaluation), {
    folder: argv.out,
    name: nameOf(evaluation),
    locale: argv.locale,
    detail: argv.detail,
    paper: argv.paper,
    ...looks,
    pdf: argv.pdf,
    charts: argv.charts,
    browser: argv.browser ?? null,
    remark: (remark) => console.error(remark),
    progress: (stage) => line.show(`writing: ${stage}`),
  }).finally(line.clear);
  console.log(argv.json ? JSON.stringify({ files, pdfFault: pdfFault?.message ?? null }, null, 2) : files.join('\n'));
  if (pdfFault === null) return;
  console.error(`${argv.pdf ? 'the PDF was' : 'the pictures were'} not made: ${pdfFault.message}`);
  process.exitCode = pdfFault.exitCode;
}
