import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const { forbidden } = require(join(root, '.dependency-cruiser.cjs'));

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Module and what it imports, and the rule that must fire; null: allowed. */
const planted: readonly (readonly [from: string, to: string, rule: string | null])[] = [
  ['markov/planted.ts', '../simulation/leaf.js', 'markov-imports-only-what-stands-on-its-way'],
  ['simulation/planted.ts', '../markov/leaf.js', 'simulation-imports-only-what-stands-on-its-way'],
  ['structure/planted.ts', '../markov/leaf.js', 'structure-imports-only-what-stands-on-its-way'],
  ['report/planted.ts', '../markov/leaf.js', 'report-imports-only-what-stands-on-its-way'],
  ['report/second.ts', '../study/leaf.js', 'report-imports-only-what-stands-on-its-way'],
  ['comparison/planted.ts', '../model/leaf.js', 'comparison-imports-only-what-stands-on-its-way'],
  ['metrics/planted.ts', '../simulation/leaf.js', 'metrics-imports-only-what-stands-on-its-way'],
  ['measurements/planted.ts', '../model/leaf.js', 'measurements-imports-only-what-stands-on-its-way'],
  ['model/planted.ts', '../platforms/leaf.js', 'model-imports-only-what-stands-on-its-way'],
  ['maths/planted.ts', '../catalog/leaf.js', 'maths-imports-only-what-stands-on-its-way'],
  ['study/planted.ts', '../report/leaf.js', 'study-imports-only-what-stands-on-its-way'],
  ['catalog/planted.ts', '../scenario/leaf.js', 'catalog-imports-only-what-stands-on-its-way'],
  ['catalog/second.ts', '../scenario/scenario.js', null],
  ['cli/planted.ts', '../simulation/leaf.js', 'cli-imports-only-what-stands-on-its-way'],
  ['helpers/planted.ts', '../maths/leaf.js', 'folder-is-in-the-table'],
  ['index.ts', './node/leaf.js', 'library-entry-is-pure'],
  ['platforms/planted.ts', 'node:fs', 'process-and-disk-only-in-cli-and-node'],
  ['node/planted.ts', 'node:fs', null],
  ['report/third.ts', 'handlebars', null],
  ['model/third.ts', 'piscina', 'core-uses-few-packages'],
  ['node/second.ts', 'yargs', 'only-the-command-line-parses-arguments'],
  ['cli/second.ts', 'fast-check', 'no-development-package-at-run-time'],
  ['maths/round.ts', './trip.js', 'no-cycle'],
  ['catalog/round.ts', '../scenario/scenario.js', 'no-cycle-between-folders'],
  ['maths/lost.ts', './nowhere.js', 'resolvable'],
  ['model/fourth.ts', '../../test/leaf.js', 'source-never-imports-tests'],
];

let folder: string;
let violations: readonly Violation[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    copyFileSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const leaves = planted.flatMap(([from, to]) => (/(leaf|scenario)\.js$/.test(to) ? [join(dirname(from), to)] : []));
  for (const leaf of new Set(leaves)) write(leaf.replace(/\.js$/, '.ts'), 'export const leaf = 1;\n');
  for (const [from, to] of planted) write(from, `export * from '${to}';\n`);
  // The ways back; a cycle is told once.
  write('maths/trip.ts', "export * from './round.js';\n");
  write('scenario/scenario.ts', "export type * from '../catalog/round.js';\n");
  // Two types that name each other, in one folder: allowed.
  write('model/one.ts', "import type { Two } from './two.js';\nexport interface One { readonly two: Two }\n");
  write('model/two.ts', "import type { One } from './one.js';\nexport interface Two { readonly one: One }\n");
  write('maths/alone.ts', 'export const alone = 1;\n');
  violations = cruise(folder).violations;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  const path = join(folder, 'src', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** As `npm run check:imports` does it, with the outcome as JSON. */
function cruise(cwd: string): { violations: readonly Violation[]; modules: number } {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  let output: string;
  try {
    output = execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  } catch (error) {
    // It ends with the number of violations.
    output = (error as { stdout: string }).stdout;
  }
  const { summary } = JSON.parse(output);
  return { violations: summary.violations, modules: summary.totalCruised };
}

describe('the import rules', () => {
  it.each(planted)('src/%s importing %s breaks: %s', (from, _to, rule) => {
    const broken = violations.filter((each) => each.from === `src/${from}`).map((each) => each.rule.name);
    if (rule === null) expect(broken).toEqual([]);
    else expect(broken).toContain(rule);
  });

  it('two types of one folder may name each other', () => {
    expect(violations.filter((each) => /model\/(one|two)\.ts/.test(each.from))).toEqual([]);
  });

  it('a module that nobody imports and that imports nobody is left over', () => {
    const orphans = violations.filter((each) => each.rule.name === 'no-orphan');
    expect(orphans.map((each) => each.from)).toEqual(['src/maths/alone.ts']);
  });

  it('say why, each of them', () => {
    for (const { name, comment } of forbidden) expect(comment, name).toMatch(/\w.{20,}\.$/);
  });

  it('have a row for every folder', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((each) => each.isDirectory());
    const names = forbidden.map((rule: { name: string }) => rule.name);
    for (const { name } of folders) expect(names).toContain(`${name}-imports-only-what-stands-on-its-way`);
  });

  it('are kept by the source, all of which is seen', () => {
    const { violations, modules } = cruise(root);
    expect(violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    const files = readdirSync(join(root, 'src'), { recursive: true }).filter((name) =>
      /(?<!\.d)\.ts$/.test(String(name)),
    );
    expect(modules).toBeGreaterThanOrEqual(files.length);
  });
});
