import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/command.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'docs/library.md'), 'utf8');
const sections = text.split(/^## /m).slice(1);
const examples = sections.flatMap((section) =>
  [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map((found, i) => ({
    name: `${section.split('\n')[0]}${i === 0 ? '' : `, ${i + 1}`}`,
    code: found[1]!,
  })),
);

/** A folder into which the package is installed, as an application would have it. */
const folder = temporaryFolder();
afterAll(() => folder.remove());
const fileOf = (index: number) => join(folder.path, `example-${index + 1}.mts`);
mkdirSync(join(folder.path, 'node_modules'));
symlinkSync(root, join(folder.path, 'node_modules/ninefold'));
examples.forEach(({ code }, index) => {
  writeFileSync(fileOf(index), code);
});
writeFileSync(join(folder.path, 'scenario.yaml'), /const text = `(.*?)`;/s.exec(text)![1]!);

/** What the comments say is printed: behind a call, or on lines of their own after a block. */
function promised(code: string): string[] {
  const lines = code.split('\n');
  return lines.flatMap((line, i) => {
    const behind = /console\.log\(.*\); \/\/ (.*)$/.exec(line);
    if (behind) return [behind[1]!];
    const own = /^\/\/ (.*)$/.exec(line);
    return own && /^(\/\/|\})/.test(lines[i - 1] ?? '') ? [own[1]!] : [];
  });
}

async function printed(index: number): Promise<string[]> {
  const path = fileOf(index).replace('.mts', '.mjs');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  writeFileSync(path, ts.transpileModule(examples[index]!.code, { compilerOptions }).outputText);
  const { stdout } = await promisify(execFile)(process.execPath, [path], { cwd: folder.path });
  return stdout.trimEnd().split('\n');
}

describe('the page on the library', () => {
  it.each(examples.map(({ name }, index) => [name, index] as const))('%s: prints what it says', async (_, index) => {
    const found = await printed(index);
    const expected = promised(examples[index]!.code);
    expect(expected.length).toBeGreaterThan(0);
    // "…" stands for further digits.
    const compared = found.map((line, i) =>
      expected[i]?.endsWith('…') && line.startsWith(expected[i].slice(0, -1)) ? expected[i] : line,
    );
    expect(compared).toEqual(expected);
  });

  it('has examples that the types of the package allow', () => {
    const program = ts.createProgram(
      examples.map((_, index) => fileOf(index)),
      {
        strict: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        skipLibCheck: true,
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2023,
        lib: ['lib.es2023.d.ts'],
        typeRoots: [join(root, 'node_modules/@types')],
        types: ['node'],
      },
    );
    const faults = ts.getPreEmitDiagnostics(program);
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });
});
