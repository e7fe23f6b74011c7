import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leavesFolder } from '../../src/scenario/checks/files.js';
import { formatProblem } from '../../src/scenario/problem.js';
import { minimal, readFile } from './reading.js';

const naming = (file: string, rest = '') =>
  minimal({ rest: `parameters: { app.start: { measured: ${file} } }\n${rest}` });

describe('a file that a scenario names', () => {
  let root: string;
  let path: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ninefold-files-'));
    mkdirSync(join(root, 'scenarios', 'data'), { recursive: true });
    path = join(root, 'scenarios', 'scenario.yaml');
    writeFileSync(join(root, 'outside.csv'), 'outside\n');
    writeFileSync(join(root, 'scenarios', 'inside.csv'), 'inside\n');
    writeFileSync(join(root, 'scenarios', 'data', 'deep.csv'), 'deep\n');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  async function read(text: string) {
    writeFileSync(path, text);
    const { scenario, problems } = await readFile(path);
    return { scenario, messages: problems.map((problem) => formatProblem(problem).replace(`${path}:`, '')) };
  }

  it.each(['inside.csv', './inside.csv', 'data/deep.csv', 'data/../inside.csv'])('may be %s', async (file) => {
    expect((await read(naming(file))).messages).toEqual([]);
  });

  it('as the background is taken as its text, not its name', async () => {
    writeFileSync(join(root, 'scenarios', 'why.md'), '\ufeff# Why now\n');
    const { scenario } = await read(minimal({ rest: 'review: { background: why.md }' }));
    expect(scenario?.review.background).toBe('# Why now\n');
  });

  it('may lie outside when that is said', async () => {
    const said = naming('../outside.csv', 'files: { outside: [../outside.csv] }');
    expect((await read(said)).messages).toEqual([]);
    expect((await read(naming('../outside.csv'))).messages).toEqual([
      '6:38: expected a file inside the scenario\'s folder, found "../outside.csv"; to allow it, list it under files: { outside: [ … ] }',
    ]);
  });

  it('may not be a link that leads outside under a name that stays inside', async () => {
    symlinkSync(join(root, 'outside.csv'), join(root, 'scenarios', 'linked.csv'));
    expect((await read(naming('linked.csv'))).messages).toEqual([
      '6:38: expected a file inside the scenario\'s folder, found "linked.csv", a link that leads out of it; to allow it, list it under files: { outside: [ … ] }',
    ]);
    expect((await read(naming('linked.csv', 'files: { outside: [linked.csv] }'))).messages).toEqual([]);
  });

  it('may not be a folder', async () => {
    expect((await read(naming('data'))).messages).toEqual(['6:38: expected a file, found "data", a folder']);
  });

  it('changes the hash of the scenario when it changes', async () => {
    const before = (await read(naming('inside.csv'))).scenario!.hash;
    expect((await read(naming('inside.csv'))).scenario!.hash).toBe(before);
    writeFileSync(join(root, 'scenarios', 'inside.csv'), 'something else\n');
    expect((await read(naming('inside.csv'))).scenario!.hash).not.toBe(before);
  });

  it('is looked for beside the scenario, wherever the command is given', async () => {
    const { scenario } = await read(naming('data/deep.csv'));
    expect(scenario!.candidates[0].parameters['app.start']).toMatchObject({ file: 'data/deep.csv' });
  });
});

describe('a scenario that cannot be read at all', () => {
  it.each([
    ['scenarios/none.yaml', 'scenarios/none.yaml:1:1: expected a scenario file, found none'],
    ['scenarios', 'scenarios:1:1: expected a scenario file, found a folder'],
  ])('%s is a problem, not an exception', async (path, message) => {
    const { scenario, problems } = await readFile(path);
    expect(scenario).toBeNull();
    expect(problems.map(formatProblem)).toEqual([message]);
  });
});

describe('leavesFolder', () => {
  it.each([
    '/etc/passwd',
    '~/data.csv',
    'C:\\data.csv',
    'file:///etc/passwd',
    '\\\\server\\share',
    '..',
    'a/../../b',
    'a\\..\\..\\b',
  ])('%s leaves the folder', (path) => expect(leavesFolder(path)).toBe(true));

  it.each(['a.csv', './a.csv', 'a/b.csv', 'a/../b.csv', '数据/故障.csv', '..a.csv'])('%s stays', (path) =>
    expect(leavesFolder(path)).toBe(false),
  );
});
