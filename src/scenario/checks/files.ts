import { at, entriesOf, itemsOf, type Located, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import type { SourcePosition } from '../scenario.js';
import { expectedFound, nearName } from '../wording.js';

/** What a path leads to; `outside`: a file that lies outside the scenario's folder once links are followed. */
export type FileStatus = 'file' | 'outside' | 'folder' | 'none';

/** What is asked of the disk, which this folder does not touch. Paths are relative to the scenario's folder. */
export interface FilesBeside {
  readonly fileStatus: (path: string) => FileStatus;
  /** Names in the scenario's folder, to find the nearest. */
  readonly fileNames?: readonly string[];
}

export interface FileMention {
  readonly path: string;
  readonly position: SourcePosition;
}

/** Every file the scenario names, each once, in the order of the text. */
export function mentionedFiles(root: Located): FileMention[] {
  const byPath = new Map<string, FileMention>();
  for (const mention of filesIn(root, []).sort(inOrder))
    if (!byPath.has(mention.path)) byPath.set(mention.path, mention);
  return [...byPath.values()];
}

/** Files that leave the scenario's folder without being allowed to, and files that do not exist. */
export function fileProblems(root: Located, beside: FilesBeside): Problem[] {
  return mentionedFiles(root).flatMap(({ path, position }) => {
    const message = faultOf(path, mayLeave(root, path), beside);
    return message === null ? [] : [errorAt(position, message)];
  });
}

/** Whether a file that a scenario names may be opened, as far as its name tells. */
export function mayOpen(root: Located, path: string): boolean {
  return !leavesFolder(path) || mayLeave(root, path);
}

function mayLeave(root: Located, path: string): boolean {
  return itemsOf(at(root, 'files', 'outside')).some((item) => textOf(item) === path);
}

function faultOf(path: string, allowed: boolean, { fileStatus, fileNames = [] }: FilesBeside): string | null {
  if (leavesFolder(path) && !allowed) return outside(path, '');
  switch (fileStatus(path)) {
    case 'file':
      return null;
    case 'outside':
      return allowed ? null : outside(path, ', a link that leads out of it');
    case 'folder':
      return `${expectedFound('a file', path)}, a folder`;
    case 'none': {
      const place = nearName(path, fileNames) === null ? '' : ' beside the scenario';
      return expectedFound(`a file that exists${place}`, path, fileNames);
    }
  }
}

function outside(path: string, why: string): string {
  const way = 'to allow it, list it under files: { outside: [ … ] }';
  return `${expectedFound("a file inside the scenario's folder", path)}${why}; ${way}`;
}

/** Absolute, on another drive, on the network, or above the folder once `..` is followed. */
export function leavesFolder(path: string): boolean {
  if (/^[/\\~]|^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** `measured` and `inventory` wherever they stand; `include` at the top; `outages` only under `observed`, elsewhere it is a rate. */
function filesIn(located: Located | undefined, path: readonly string[]): FileMention[] {
  if (located === undefined) return [];
  if (located.kind === 'list') return located.items.flatMap((item) => filesIn(item, path));
  if (located.kind === 'map') return entriesOf(located).flatMap(([key, { value }]) => filesIn(value, [key, ...path]));
  const text = textOf(located);
  return text !== undefined && namesFile(path) ? [{ path: text, position: located.position }] : [];
}

function namesFile([key, parent, grandparent]: readonly string[]): boolean {
  if (key === 'measured' || key === 'inventory') return parent !== 'where' && parent !== 'columns';
  if (key === 'background') return parent === 'review';
  if (key === 'include') return parent === undefined;
  return key === 'outages' && grandparent === 'observed' && parent !== undefined;
}

function inOrder(a: FileMention, b: FileMention): number {
  return a.position.line - b.position.line || a.position.column - b.position.column;
}
