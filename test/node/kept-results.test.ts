import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptResults } from '../../src/node/kept-results.js';

describe('results kept in the cache folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ninefold-kept-'));
    vi.stubEnv('NINEFOLD_CACHE', folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('are read again under the same key only', async () => {
    await keptResults().write('key', 'text');
    expect(await keptResults().read('key')).toBe('text');
    expect(await keptResults().read('other key')).toBeNull();
  });

  it('are limited in number', async () => {
    await keptResults().write('key', 'text');
    const results = join(folder, 'results');
    for (let i = 0; i < 300; i++) writeFileSync(join(results, `${i}.json`), '');
    await keptResults().write('other key', 'text');
    expect(readdirSync(results)).toHaveLength(200);
    expect(await keptResults().read('other key')).toBe('text');
  });

  it('are nothing, without an error, where the folder cannot be used', async () => {
    // Others may write to it: results could be planted there.
    chmodSync(folder, 0o777);
    await expect(keptResults().write('key', 'text')).resolves.toBeUndefined();
    expect(await keptResults().read('key')).toBeNull();
  });
});
