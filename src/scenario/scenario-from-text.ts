import { candidateOf, placedWorkloads, usedIn } from './build/candidate.js';
import type { Inventory } from './build/hosts.js';
import { wordsOf } from './build/words.js';
import { candidateTrees } from './candidate-trees.js';
import { completenessProblems } from './checks/completeness.js';
import { consistencyProblems } from './checks/consistency.js';
import { controlPlaneProblems } from './checks/control-plane.js';
import { customProblems } from './checks/custom.js';
import { type FilesBeside, fileProblems, mentionedFiles } from './checks/files.js';
import { highAvailabilityProblems } from './checks/high-availability.js';
import { inventoryProblems } from './checks/inventory.js';
import { nameProblems } from './checks/names.js';
import { type ParameterNames, parameterProblems } from './checks/parameters.js';
import { plannedProblems } from './checks/planned.js';
import { workloadProblems } from './checks/workloads.js';
import { type Includes, withIncluded } from './included.js';
import { at, entriesOf, type Located, type LocatedMap, textOf } from './located.js';
import { parsedYaml } from './parsed-yaml.js';
import { errorAt, inFileOrder, type Problem } from './problem.js';
import { readable } from './readable.js';
import { isSavedEvaluation } from './saved-evaluation.js';
import type { Candidate, Scenario } from './scenario.js';
import { candidate as candidateSchema } from './schema/candidate-schema.js';
import { scenarioSchema } from './schema/scenario-schema.js';
import { shapeProblems } from './shape-problems.js';
import { statedSettings } from './stated.js';

/** All that is asked of the world outside: names of the catalog, files of the disk, hashes. */
export interface ScenarioContext extends ParameterNames, Partial<FilesBeside>, Partial<Includes> {
  /** SHA-256 of a text as UTF-8, in hexadecimal. */
  readonly hashOf: (text: string) => string;
  /** SHA-256 of a file beside the scenario; left out, as `fileStatus` is: there are no files. */
  readonly hashOfFile?: (path: string) => string;
  /** Hosts that an inventory file lists; left out: inventories cannot be read here. */
  readonly inventory?: (file: string, encoding: string | null) => ReturnType<Inventory>;
  /** Why an inventory file could not be read, as one line; null: it could. */
  readonly inventoryFault?: (file: string) => string | null;
}

type Context = ScenarioContext & Required<Pick<ScenarioContext, 'fileStatus' | 'hashOfFile' | 'textOfFile'>>;

/** Warnings may come with a scenario; without one there is at least one error. */
export interface ScenarioReading {
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

/**
 * What the user wrote, as a Scenario with every default put in and every quantity in hours, GiB and shares; or all
 * mistakes at once, in the order of the file.
 *
 *     text ─▶ tree with positions ─▶ shape (schema) ─┐
 *                    │                               ├─▶ problems
 *                    └─▶ one merged tree a candidate ┼─▶ names, files, completeness
 *                              └─▶ candidates ───────┴─▶ sense ─▶ Scenario
 *
 * A part with a fault is left out of what is judged after it, so that one mistake is told once.
 *
 * @param fileName as it shall stand in messages
 */
export function scenarioFromText(text: string, fileName: string, asked: ScenarioContext): ScenarioReading {
  const context: Context = { fileStatus: () => 'none', hashOfFile: () => '', textOfFile: () => '', ...asked };
  if (isSavedEvaluation(text)) return { scenario: null, problems: [savedEvaluation(fileName)] };
  const parsed = parsedYaml(text, fileName);
  if ('problems' in parsed) return { scenario: null, problems: inFileOrder(parsed.problems) };
  const { root, problems: included } = withIncluded(parsed.located, fileName, context);
  const shape = shapeProblems(root);
  const { trees, incomplete, problems: likeProblems } = candidateTrees(root);
  const whole = new Map([...trees].filter(([id]) => !incomplete.has(id)));
  const candidates = candidatesOf(trees, inventoryOf(root, context), context.presets ?? new Map());
  const problems = inFileOrder([
    ...included,
    ...shape,
    ...likeProblems,
    ...nameProblems(root, trees),
    ...parameterProblems(root, context),
    ...fileProblems(root, context),
    ...completenessProblems(root, whole, among(shape)),
    ...senseProblems(root, whole, candidates, context),
  ]);
  const sound = problems.every((problem) => problem.severity !== 'error');
  return {
    scenario: sound ? scenarioOf(root, text, fileName, [...candidates.values()], trees, context) : null,
    problems,
  };
}

function savedEvaluation(file: string): Problem {
  const found = 'expected a scenario, found a saved evaluation; report, compare and explain read one';
  return errorAt({ file, line: 1, column: 1 }, found);
}

function inventoryOf(root: Located, { inventory }: Context): Inventory {
  const encoding = textOf(at(root, 'data', 'encoding')) ?? null;
  return (file) => inventory?.(file, encoding) ?? null;
}

/** Each candidate as far as it can be read; `runs-on` leads to one that stands on its own hosts. */
function candidatesOf(
  trees: ReadonlyMap<string, LocatedMap>,
  inventory: Inventory,
  presets: NonNullable<ScenarioContext['presets']>,
): ReadonlyMap<string, Candidate> {
  const built = new Map<string, Candidate>();
  const build = (id: string, tree: LocatedMap, carrier: Candidate | null): Candidate => {
    const done =
      built.get(id) ?? candidateOf(id, readable(candidateSchema, tree) ?? {}, tree, carrier, inventory, presets);
    built.set(id, done);
    return done;
  };
  for (const [id, tree] of trees) {
    const carrierId = readable(candidateSchema.shape['runs-on'], at(tree, 'runs-on'));
    const carrierTree = carrierId && carrierId !== id ? trees.get(carrierId) : undefined;
    build(id, tree, carrierTree ? build(carrierId!, carrierTree, null) : null);
  }
  return new Map([...trees.keys()].map((id) => [id, built.get(id)!]));
}

function senseProblems(
  root: Located,
  trees: ReadonlyMap<string, LocatedMap>,
  candidates: ReadonlyMap<string, Candidate>,
  context: Context,
): Problem[] {
  const inventory = inventoryOf(root, context);
  const positions = new Map(entriesOf(at(root, 'candidates')).map(([id, { position }]) => [id, position]));
  return [...trees].flatMap(([id, tree]) => {
    const candidate = candidates.get(id)!;
    const position = positions.get(id)!;
    return [
      ...consistencyProblems(tree, position),
      ...inventoryProblems(tree, context, inventory),
      ...customProblems(tree, position),
      ...workloadProblems(candidate, tree),
      ...highAvailabilityProblems(candidate, tree),
      ...controlPlaneProblems(candidate, tree),
      ...plannedProblems(candidate, tree),
    ];
  });
}

function scenarioOf(
  root: Located,
  text: string,
  file: string,
  candidates: readonly Candidate[],
  trees: ReadonlyMap<string, LocatedMap>,
  context: Context,
): Scenario {
  const written = scenarioSchemaOutput(root);
  const used = new Set(candidates.flatMap((candidate) => [...usedIn(candidate)]));
  const { review, report, data } = written;
  return {
    file,
    hash: hashOfAll(root, text, context),
    title: wordsOf(written.title, file),
    review: {
      date: review?.date ?? null,
      version: review?.version ?? null,
      author: review?.author ?? null,
      organisation: review?.organisation ?? null,
      background: review?.background ? context.textOfFile(review.background) : null,
    },
    report: { sections: report?.sections ?? null },
    data: { timeZone: data?.['time-zone'] ?? null, encoding: data?.encoding ?? null, window: data?.window ?? null },
    candidates: candidates.map((candidate) => ({ ...candidate, workloads: placedWorkloads(candidate, used) })),
    stated: Object.fromEntries([...trees].map(([id, tree]) => [id, statedSettings(tree)])),
    baseline: written.baseline ?? candidates[0].id,
    recommend: { withProbability: written.recommend?.['with-probability'] ?? 0.9 },
  };
}

function scenarioSchemaOutput(root: Located) {
  const written = readable(scenarioSchema, root);
  if (written === undefined) throw new Error('a scenario without problems that cannot be read');
  return written;
}

/** Of the scenario, and of every file it names, in order: changes when anything that is read changes. */
function hashOfAll(root: Located, text: string, context: Context): string {
  const files = mentionedFiles(root).map(({ path }) => context.hashOfFile(path));
  return files.length === 0 ? context.hashOf(text) : context.hashOf([context.hashOf(text), ...files].join('\n'));
}

function among(problems: readonly Problem[]): (position: Problem['position']) => boolean {
  const places = new Set(problems.map(({ position }) => `${position.line}:${position.column}`));
  return ({ line, column }) => places.has(`${line}:${column}`);
}
