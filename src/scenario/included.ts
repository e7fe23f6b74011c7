import { type FilesBeside, mayOpen } from './checks/files.js';
import { at, entryOf, itemsOf, type Located, type LocatedMap, textOf } from './located.js';
import { merged } from './merged.js';
import { parsedYaml } from './parsed-yaml.js';
import type { Problem } from './problem.js';
import { parameterFileSchema } from './schema/scenario-schema.js';
import { shapeProblems } from './shape-problems.js';

/** What is asked of the disk to include a file. */
export interface Includes extends Pick<FilesBeside, 'fileStatus'> {
  /** Text of a file beside the scenario. */
  readonly textOfFile: (path: string) => string;
}

/**
 * The scenario with the parameters of the files it includes laid under its own, the later file over the earlier; each
 * word keeps the place where it stands, so that messages name the right file. A file that cannot be opened is passed over:
 * that it is missing is told with all other files.
 *
 * @param fileName of the scenario as it stands in messages
 */
export function withIncluded(
  root: Located,
  fileName: string,
  { fileStatus, textOfFile }: Includes,
): { readonly root: Located; readonly problems: readonly Problem[] } {
  if (root.kind !== 'map') return { root, problems: [] };
  const problems: Problem[] = [];
  let parameters: Located | undefined;
  for (const path of includedFiles(root)) {
    if (!mayOpen(root, path) || !['file', 'outside'].includes(fileStatus(path))) continue;
    const parsed = parsedYaml(textOfFile(path), beside(fileName, path));
    if ('problems' in parsed) {
      problems.push(...parsed.problems);
      continue;
    }
    problems.push(...shapeProblems(parsed.located, parameterFileSchema));
    const own = at(parsed.located, 'parameters');
    if (own !== undefined) parameters = merged(parameters, own, ['parameters']);
  }
  return { root: parameters === undefined ? root : withParameters(root, parameters), problems };
}

/** One name, or a list of them. */
function includedFiles(root: Located): readonly string[] {
  const written = at(root, 'include');
  const names = [written, ...itemsOf(written)];
  return names.flatMap((name) => textOf(name) ?? []);
}

/** `scenarios/a.yaml` includes `fits/b.yaml`: `scenarios/fits/b.yaml`. */
function beside(fileName: string, path: string): string {
  const end = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
  return /^[/\\]|^[A-Za-z]:/.test(path) ? path : fileName.slice(0, end + 1) + path;
}

function withParameters(root: LocatedMap, included: Located): LocatedMap {
  const own = entryOf(root, 'parameters');
  const value = own === undefined ? included : merged(included, own.value, ['parameters']);
  const position = own?.position ?? included.position;
  return { ...root, entries: new Map([...root.entries, ['parameters', { position, value }]]) };
}
