const blockSize = 512;

export interface TarEntry {
  /** Relative, with forward slashes, never leading outside. */
  readonly path: string;
  readonly executable: boolean;
  readonly data: Uint8Array;
}

/**
 * The regular files of a tar archive (POSIX.1-1988 ustar headers); folders are implied by the paths of the files.
 * @throws Error if the archive is cut short, damaged, or holds a path that leads outside, a link or a device
 */
export function tarEntries(archive: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  let offset = 0;
  while (offset + blockSize <= archive.length) {
    const header = archive.subarray(offset, offset + blockSize);
    if (header.every((byte) => byte === 0)) return entries;
    assertChecksum(header, offset);
    const size = octal(header, 124, 12);
    const start = offset + blockSize;
    if (start + size > archive.length) throw new Error(`archive is cut short at byte ${archive.length}`);
    const entry = regularFile(header, archive.subarray(start, start + size));
    if (entry) entries.push(entry);
    offset = start + Math.ceil(size / blockSize) * blockSize;
  }
  throw new Error(`archive is cut short at byte ${archive.length}`);
}

function regularFile(header: Uint8Array, data: Uint8Array): TarEntry | null {
  const prefix = text(header, 257, 6).startsWith('ustar') ? text(header, 345, 155) : '';
  const path = (prefix ? `${prefix}/` : '') + text(header, 0, 100);
  const type = text(header, 156, 1);
  if (type === '5') return null;
  if (type !== '' && type !== '0')
    throw new Error(`archive entry ${path} is of type ${type}, expected a file or folder`);
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..'))
    throw new Error(`archive entry ${path} leads outside its folder`);
  return { path, executable: (octal(header, 100, 8) & 0o100) !== 0, data };
}

/** The header's sum with its own eight bytes counted as blanks. */
function assertChecksum(header: Uint8Array, offset: number): void {
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  if (sum !== octal(header, 148, 8)) throw new Error(`archive is damaged at byte ${offset}`);
}

function octal(header: Uint8Array, start: number, length: number): number {
  return Number.parseInt(text(header, start, length).trim() || '0', 8);
}

function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder('latin1').decode(end < 0 ? field : field.subarray(0, end));
}
