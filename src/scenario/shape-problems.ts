import * as z from 'zod';
import { at, entryOf, type Located, plain, positionOf } from './located.js';
import { errorAt, type Problem } from './problem.js';
import { candidate } from './schema/candidate-schema.js';
import { scenarioSchema } from './schema/scenario-schema.js';
import { eitherOf, expectedFound, nearName } from './wording.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A file as it is written and what it may hold. */
interface Checked {
  readonly root: Located;
  readonly schema: z.ZodType;
}

/** Everything in the file that its schema does not allow, each with its place. Cost: linear in the file. */
export function shapeProblems(root: Located, schema: z.ZodType = scenarioSchema): Problem[] {
  const result = schema.safeParse(plain(root));
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsOf(issue, [], { root, schema }));
}

function problemsOf(issue: Issue, before: Path, file: Checked): Problem[] {
  const { root } = file;
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, file));
  if (issue.code === 'invalid_union') {
    const meant = branchMeant(issue.errors);
    if (meant !== null) return meant.flatMap((inner) => problemsOf(inner, path, file));
  }
  if (issue.code === 'invalid_key') {
    const position = entryOf(at(root, ...path.slice(0, -1)), String(path.at(-1)))?.position ?? positionOf(root, path);
    return [errorAt(position, issue.issues[0]?.message ?? issue.message)];
  }
  return [errorAt(positionOf(root, path), missing(path, file) ?? issue.message)];
}

/** The branch whose kind (text, map, list) the value has: its faults are the ones to tell. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const meant = branches.filter((issues) => !issues.some(isOfAnotherKind));
  return meant.length === 1 ? meant[0] : null;
}

function isOfAnotherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(isOfAnotherKind));
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

/** The message for a key that must stand in its map and does not. */
function missing(path: Path, { root, schema }: Checked): string | null {
  const last = path.at(-1);
  const parent = at(root, ...path.slice(0, -1));
  if (typeof last !== 'string' || parent?.kind !== 'map' || parent.entries.has(last)) return null;
  const [title] = mapsAt(schema, path.slice(0, -1)).map((found) => found.title);
  return `expected the key "${last}"${title ? ` in ${title}` : ''}, found nothing`;
}

function unknownKey(key: string, path: Path, { root, schema }: Checked): Problem {
  const position = entryOf(at(root, ...path), key)?.position ?? positionOf(root, path);
  const [found] = mapsAt(schema, path);
  const keys = found?.keys ?? [];
  const title = found?.title ?? 'this map';
  const place = schema === scenarioSchema ? otherPlace(key, path) : null;
  if (place !== null) return errorAt(position, `${expectedFound(`a key of ${title}`, key)}; ${place}`);
  if (nearName(key, keys) !== null) return errorAt(position, expectedFound(`a key of ${title}`, key, keys));
  return errorAt(position, expectedFound(`a key of ${title} (${eitherOf(keys)})`, key));
}

/** A key that is right, but in the wrong place. */
function otherPlace(key: string, path: Path): string | null {
  const inCandidate = path.length === 2 && path[0] === 'candidates';
  if (inCandidate && Object.hasOwn(scenarioSchema.shape, key)) return 'it belongs at the top of the file, once for all';
  if (path.length === 0 && Object.hasOwn(candidate.shape, key)) return 'it belongs inside a candidate';
  return null;
}

interface MapSchema {
  readonly title: string;
  readonly keys: readonly string[];
}

/** The maps the schema allows at a path, with the keys each may have. */
function mapsAt(schema: z.core.$ZodType, path: Path): MapSchema[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return mapsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return mapsAt(schema.in, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => mapsAt(option, path));
  const [step, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    if (step === undefined) return [{ title: schema.meta()?.title ?? 'this map', keys: Object.keys(schema.shape) }];
    const part = schema.shape[String(step)];
    return part === undefined ? [] : mapsAt(part, rest);
  }
  if (step === undefined) return [];
  if (schema instanceof z.ZodRecord) return mapsAt(schema.valueType, rest);
  if (schema instanceof z.ZodArray) return mapsAt(schema.element, rest);
  if (schema instanceof z.ZodTuple) return mapsAt(schema.def.items[Number(step)], rest);
  return [];
}
