import { describe, expect, it } from 'vitest';
import { tarEntries } from '../../../src/node/browser/tar-entries.js';
import { tarArchive, tarEntry } from './tar-archive.js';

const text = (data: Uint8Array) => new TextDecoder().decode(data);

describe('tarEntries', () => {
  it('gives the files with their content and whether they are programs', () => {
    const archive = tarArchive(
      tarEntry('lib/', '', '5'),
      tarEntry('lib/a.so', 'x'.repeat(600)),
      tarEntry('lib/b.txt', '', '0', '0000644'),
    );
    expect(tarEntries(archive).map((each) => [each.path, text(each.data), each.executable])).toEqual([
      ['lib/a.so', 'x'.repeat(600), true],
      ['lib/b.txt', '', false],
    ]);
  });

  it.each([512, 700, 1024])('refuses an archive cut short at byte %i', (length) => {
    const archive = tarArchive(tarEntry('a', 'x'.repeat(600)));
    expect(() => tarEntries(archive.subarray(0, length))).toThrow(`archive is cut short at byte ${length}`);
  });

  it('refuses a damaged header', () => {
    const archive = tarArchive(tarEntry('a', 'x'));
    archive[3] = 1;
    expect(() => tarEntries(archive)).toThrow('archive is damaged at byte 0');
  });

  it.each(['../a', '/etc/a', 'lib/../../a', 'lib\\..\\a'])('refuses the path %s', (path) => {
    expect(() => tarEntries(tarArchive(tarEntry(path, 'x')))).toThrow('leads outside');
  });

  it('refuses links', () => {
    expect(() => tarEntries(tarArchive(tarEntry('a', '', '2')))).toThrow('expected a file or folder');
  });
});
