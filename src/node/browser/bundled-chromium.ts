import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { EnvironmentError, systemReason } from '../environment-error.js';
import { openPrivateFolder } from '../private-folder.js';
import { removeFolderNow } from '../remove-folder.js';
import { undoAtExit } from '../undo-at-exit.js';
import { tarEntries } from './tar-entries.js';

/** The package's compressed Chromium; it holds one for Linux on x64 only. */
export interface ChromiumPackage {
  readonly folder: string;
  readonly version: string;
}

/** A browser made ready to be started. */
export interface UnpackedChromium {
  readonly executable: string;
  /** Shared libraries it needs where the system has none. */
  readonly libraries: string;
}

const inventoryFile = 'inventory.json';
const executableFile = 'chromium';
/** A folder of an unpack that has not been touched for so long belongs to a process that was killed. */
const abandonedAfterMilliseconds = 60 * 60 * 1000;

/** The installed `@sparticuz/chromium`, or null where it is missing (it is optional) or of no use. */
export function bundledChromiumPackage(): ChromiumPackage | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const folder = packageFolder(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return existsSync(join(folder, 'bin', 'chromium.br')) ? { folder, version } : null;
  } catch {
    return null;
  }
}

/** The folder of the `package.json` above a file; the package does not export that file itself. */
function packageFolder(file: string): string {
  let folder = dirname(file);
  while (!readsAsPackage(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error(`no package.json above ${file}`);
    folder = dirname(folder);
  }
  return folder;
}

function readsAsPackage(file: string): boolean {
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === '@sparticuz/chromium';
}

/**
 * Unpacks the package's Chromium into `chromium-<version>` of the cache folder, unless a whole one is there already.
 * Each process unpacks beside, under a name of its own, and renames; the first to finish wins, a killed one leaves
 * nothing that is ever used. Takes 2 to 4 s once, and 250 MB.
 * @param cacheFolder private to the user (`openCacheFolder`)
 * @throws EnvironmentError if the folder is not private to the user, or there is no room
 */
export async function unpackChromium(source: ChromiumPackage, cacheFolder: string): Promise<UnpackedChromium> {
  const folder = join(cacheFolder, `chromium-${source.version}`);
  if (existsSync(folder)) openPrivateFolder(folder);
  if (!(await isWhole(folder))) await unpackAndRename(source, cacheFolder, folder);
  return { executable: join(folder, executableFile), libraries: join(folder, 'lib') };
}

async function unpackAndRename(source: ChromiumPackage, cacheFolder: string, folder: string): Promise<void> {
  await removeAbandoned(cacheFolder);
  const beside = uniqueBeside(folder);
  const release = undoAtExit(() => removeFolderNow(beside));
  try {
    await mkdir(beside, { mode: 0o700 });
    await writeContents(source, beside);
    await putInPlace(beside, folder);
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`${folder}: Chromium cannot be unpacked: ${systemReason(error)}`, { cause: error });
  } finally {
    release();
    await rm(beside, { recursive: true, force: true });
  }
}

function uniqueBeside(folder: string): string {
  return `${folder}.unpacking-${randomBytes(6).toString('hex')}`;
}

/** The executable goes through a stream (it is 190 MB); the libraries are small. SwiftShader, for WebGL, is left out. */
async function writeContents(source: ChromiumPackage, folder: string): Promise<void> {
  const packed = join(source.folder, 'bin');
  const executable = createWriteStream(join(folder, executableFile), { mode: 0o700, flags: 'wx' });
  const [libraries] = await Promise.all([
    readFile(join(packed, 'al2023.tar.br')).then((bytes) => promisify(brotliDecompress)(bytes)),
    pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), executable),
  ]);
  const sizes: Record<string, number> = { [executableFile]: executable.bytesWritten };
  for (const entry of tarEntries(libraries)) {
    const path = join(folder, entry.path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, entry.data, { mode: entry.executable ? 0o700 : 0o600, flag: 'wx' });
    sizes[entry.path] = entry.data.length;
  }
  await writeFile(join(folder, inventoryFile), JSON.stringify(sizes), { mode: 0o600, flag: 'wx' });
}

async function putInPlace(beside: string, folder: string): Promise<void> {
  try {
    await rename(beside, folder);
  } catch (error) {
    if (!isOccupied(error)) throw error;
    if (await isWhole(folder)) return;
    // What stands there is damaged: a cut power line can do that, even though the rename came last.
    const aside = uniqueBeside(folder);
    await rename(folder, aside).catch(ignoreIf(isMissing));
    await rename(beside, folder).catch(ignoreIf(isOccupied));
    await rm(aside, { recursive: true, force: true });
  }
}

/** Another process may have done the same at the same time; either result is whole. */
function ignoreIf(expected: (error: unknown) => boolean): (error: unknown) => void {
  return (error) => {
    if (!expected(error)) throw error;
  };
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function isOccupied(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Whether every file of the inventory is there with its full size. */
async function isWhole(folder: string): Promise<boolean> {
  try {
    const sizes: Record<string, number> = JSON.parse(await readFile(join(folder, inventoryFile), 'utf8'));
    for (const [path, size] of Object.entries(sizes)) if ((await stat(join(folder, path))).size !== size) return false;
    return true;
  } catch {
    return false;
  }
}

async function removeAbandoned(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    if (!/^chromium-.*\.unpacking-[0-9a-f]+$/.test(name)) continue;
    const path = join(cacheFolder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > abandonedAfterMilliseconds) await rm(path, { recursive: true, force: true });
  }
}
