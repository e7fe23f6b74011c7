import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const programs = readdirSync(`${root}bench`).filter((name) => name.endsWith('.ts'));

describe('the benchmarks', () => {
  it('have a row each on their page', () => {
    const rows = [...readFileSync(`${root}bench/README.md`, 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(
      (row) => row[1],
    );
    expect(rows.sort()).toEqual(programs.sort());
  });

  it('are all run by npm run bench', () => {
    const { bench } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).scripts;
    const run = [...bench.matchAll(/tsx bench\/([\w-]+\.ts)/g)].map((found) => found[1]);
    expect(run.sort()).toEqual(programs.sort());
  });
});
