import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { effectOf, shown } from './effect-table.js';
import { tables } from './platform-tables.js';

const path = fileURLToPath(new URL('../../docs/platforms.md', import.meta.url));

/** The document with every marked table replaced by what the models say now. */
function withTables(document: string): string {
  return document.replace(/<!-- table: (\S+) -->[\s\S]*?<!-- end -->/g, (_, name: string) => {
    const make = tables[name];
    if (make === undefined)
      throw new Error(`docs/platforms.md: no table ${name}; there are ${Object.keys(tables).join(', ')}`);
    return `<!-- table: ${name} -->\n\n${make()}\n\n<!-- end -->`;
  });
}

describe('the page about platforms', () => {
  it('says what the models do', async () => {
    await expect(withTables(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
  });

  it('has every table', () => {
    const document = readFileSync(path, 'utf8');
    for (const name of Object.keys(tables)) expect(document).toContain(`<!-- table: ${name} -->`);
  });
});

/** Rows of the failure-effects table that set the platforms apart, as an expert would state them. */
describe('the failure-effects table', () => {
  it.each([
    ['vsphere', 'vcenter fails: management', { onIt: 'runs on', others: 'goes on', api: 'down' }],
    ['kubernetes', 'host-1 etcd fails: etcd', { onIt: 'runs on', others: 'goes on', api: 'up' }],
    ['kubernetes', 'host-1 scheduler fails: control-plane', { onIt: 'runs on', others: 'pauses', api: 'up' }],
    ['kubernetes', 'host-1 os fails: operating-system', { onIt: 'runs on', others: 'pauses', api: 'pauses' }],
  ])('%s: %s', (id, activity, effect) => {
    expect(effectOf(shown[id]!, (play) => play.fire(activity))).toEqual(effect);
  });

  it('without etcd’s quorum nothing is relocated and the API is down, while pods run on', () => {
    const effect = effectOf(shown.kubernetes!, (play) =>
      play.fire('host-1 etcd fails: etcd').fire('host-2 etcd fails: etcd'),
    );
    expect(effect).toEqual({ onIt: 'runs on', others: 'none', api: 'down' });
  });
});

describe('the page about failure effects', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/failure-effects.md', import.meta.url)), 'utf8');
  const proofs = [...page.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)].map(([, file, title]) => [file!, title!] as const);

  it('names a test in every row', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what fails'));
    expect(proofs).toHaveLength(rows.length);
  });

  it.each(proofs)('%s has “%s”', (file, title) => {
    const text = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
    expect(text).toContain(`'${title}'`);
  });
});

describe('the page about the source document', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/source-document.md', import.meta.url)), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| \d/.test(line));

  it.each(rows)('%s', (line) => {
    const place = line.split('|')[3]!.trim();
    const paths = [...place.matchAll(/`([^`]+)`/g)].map(([, path]) => path!);
    expect(paths.length > 0 || place === 'not modelled').toBe(true);
    for (const found of paths) expect(existsSync(fileURLToPath(new URL(`../../${found}`, import.meta.url)))).toBe(true);
  });
});
