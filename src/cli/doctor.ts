import type { CommandModule } from 'yargs';
import { browserCandidates } from '../node/browser/browser-candidates.js';
import { type BrowserCheck, checkBrowser } from '../node/browser/check-browser.js';
import { installBrowser } from '../node/browser/install-browser.js';
import { EnvironmentError } from '../node/environment-error.js';
import { packageVersion } from '../node/fonts/font-files.js';
import { cacheFolderPath, openCacheFolder } from '../node/private-folder.js';

interface DoctorArguments {
  readonly browser: string | undefined;
  readonly 'install-browser': boolean;
  readonly json: boolean;
}

/** What `doctor --json` prints. */
interface Findings {
  readonly ok: boolean;
  readonly node: string;
  readonly system: string;
  readonly cache: { readonly folder: string; readonly fault: string | null };
  readonly fonts: readonly string[];
  /** In the order in which they would be tried. */
  readonly candidates: readonly string[];
  /** Browsers that did not start, before the one that did. */
  readonly failures: readonly string[];
  readonly browser: BrowserCheck | null;
  readonly faults: readonly string[];
}

const failed = 3;

/** `ninefold doctor`: which browser makes the PDF, and whether it works; exit code 0 or 3. */
export const doctor: CommandModule<object, DoctorArguments> = {
  command: 'doctor',
  describe: 'Say which browser makes the PDF and whether it works',
  builder: (argv) =>
    argv
      .option('browser', {
        type: 'string',
        requiresArg: true,
        describe: 'Chrome, Chromium or Edge to use, by its path',
      })
      .option('install-browser', { type: 'boolean', default: false, describe: 'First fetch a browser (about 110 MB)' })
      .option('json', { type: 'boolean', default: false, describe: 'Print the findings as JSON' }),
  handler: async (argv) => {
    try {
      if (argv.installBrowser) console.error(`Installed ${await installBrowser(progressLine())}`);
      const findings = await examine(argv.browser);
      console.log(argv.json ? JSON.stringify(findings, null, 2) : described(findings));
      if (!findings.ok) process.exitCode = failed;
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      console.error(error.message);
      process.exitCode = failed;
    }
  },
};

async function examine(path: string | undefined): Promise<Findings> {
  const failures: string[] = [];
  const chosen = path === undefined ? {} : { path };
  const candidates = (await browserCandidates(path)).map((candidate) => candidate.label);
  const { browser, fault } = await checkBrowser({ ...chosen, report: (failure) => failures.push(failure) }).then(
    (check) => ({ browser: check, fault: null }),
    (error: unknown) => ({ browser: null, fault: messageOf(error) }),
  );
  const faults = browser ? browser.faults : [fault ?? ''];
  return {
    ok: faults.length === 0,
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    cache: examineCache(),
    fonts: (['noto-sans', 'noto-sans-sc'] as const).map((family) => `${family} ${packageVersion(family)}`),
    candidates,
    failures: browser ? failures : [],
    browser,
    faults,
  };
}

/** A machine that cannot do it is a finding; anything else is an error of ours. */
function messageOf(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  throw error;
}

function examineCache(): Findings['cache'] {
  try {
    return { folder: openCacheFolder(), fault: null };
  } catch (error) {
    return { folder: cacheFolderPath(), fault: messageOf(error) };
  }
}

function described(findings: Findings): string {
  const rows = [
    ['Node', `${findings.node}, ${findings.system}`],
    ['Cache', findings.cache.fault ?? findings.cache.folder],
    ['Fonts', findings.fonts.join(', ')],
    ...findings.failures.map((failure) => ['Did not start', failure]),
    ...(findings.browser ? describedBrowser(findings.browser) : []),
    ...findings.faults.map((fault) => ['Fault', fault]),
    ['PDF', findings.ok ? 'works' : 'does not work'],
  ];
  return rows.map(([name, value]) => `${name!.padEnd(14)} ${value}`).join('\n');
}

function describedBrowser(check: BrowserCheck): string[][] {
  return [
    ['Browser', `${check.label} (${check.version})`],
    ['Program', check.executable],
    ['Sandbox', check.sandboxed ? 'on' : `off: ${sandboxReason()}`],
    ['Start', `${check.startMilliseconds} ms`],
    ['Test page', `${check.renderMilliseconds} ms, fonts embedded: ${check.fonts.map((font) => font.name).join(', ')}`],
  ];
}

function sandboxReason(): string {
  return process.getuid?.() === 0 ? 'Chromium has none for root' : 'NINEFOLD_NO_SANDBOX=1';
}

function progressLine(): ((done: number, total: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (done, total) => {
    const percent = Math.floor((100 * done) / total);
    process.stderr.write(`\rFetching ${percent} %${done >= total ? '\n' : ''}`);
  };
}
