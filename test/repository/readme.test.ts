import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { runCommand, temporaryFolder } from '../cli/command.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = temporaryFolder();
afterAll(() => folder.remove());

const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map((found) => found[1]!);
const examples = blocks('sh').flatMap((block) => block.match(/(?<=npx ninefold ).*$/gm) ?? []);
const inText = [...readme.matchAll(/`npx ninefold ([^`]+)`/g)].map((found) => found[1]!);

/** Commands that take minutes or fetch a browser are tried in a cheap form; what they do has tests of its own. */
function cheap(command: string): string[] {
  const args = command.split(' ').map((arg) => {
    if (/^(scenario\.yaml|out(\/.*)?)$/.test(arg)) return join(folder.path, arg);
    return arg.startsWith('scenarios/') ? join(root, arg) : arg;
  });
  if (command.includes('scenarios/')) return ['validate', args[1]!];
  if (command === 'init') return ['init', join(folder.path, 'new.yaml')];
  if (command.includes('--install-browser')) return ['doctor', '--help'];
  if (/^(evaluate|report) \S+\.yaml/.test(command)) args.push('--effort', 'quick');
  return args[0] === 'report' ? [...args, '--no-pdf'] : args;
}

beforeAll(() => writeFileSync(join(folder.path, 'scenario.yaml'), blocks('yaml')[0]!));

describe('the README', () => {
  it('begins with the two commands', () => {
    expect(blocks('sh')[0]!.trim().split('\n')).toEqual([
      'npm ci && npx ninefold report scenarios/vm-versus-kubernetes.yaml --out out',
      'npm ci && npm test',
    ]);
  });

  it('shows a scenario of ten lines', () => {
    expect(blocks('yaml')[0]!.trim().split('\n').length).toBeLessThanOrEqual(11);
  });

  // In order: one example reads what another wrote.
  it.each([...examples, ...inText])('npx ninefold %s', async (command) => {
    const { code, errors } = await runCommand(...cheap(command));
    expect([code, errors]).toEqual([0, '']);
  });

  it('names the files that come out', () => {
    const named = [...readme.matchAll(/^\| `(scenario\.[a-z.]+)` \|/gm)].map((found) => found[1]!);
    const written = readdirSync(join(folder.path, 'out'));
    expect(named.length).toBeGreaterThan(4);
    for (const name of named.filter((each) => !each.endsWith('.pdf'))) expect(written).toContain(name);
    expect(written).toContain('scenario.zh-CN.html');
  });

  it('names every command, and no other', async () => {
    const { output } = await runCommand('--help');
    const commands = [...output.matchAll(/^ {2}ninefold (\w+)/gm)].map((found) => found[1]);
    const named = [...readme.matchAll(/^\| `(\w+)[^`]*` \| /gm)].map((found) => found[1]);
    expect(named.filter((name) => name !== 'scenario')).toEqual(commands);
  });

  it('imports from the library what there is', () => {
    const names = blocks('ts').flatMap((block) => /import \{ (.+) \} from 'ninefold'/.exec(block)![1]!.split(', '));
    for (const name of names) expect(library).toHaveProperty(name);
  });
});
