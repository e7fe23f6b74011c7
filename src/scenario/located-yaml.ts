import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';
import type { Located, LocatedEntry } from './located.js';
import { errorAt, type Problem } from './problem.js';
import type { SourcePosition } from './scenario.js';

/** Bounds that no honest scenario reaches and no hostile one passes. */
export const deepestNesting = 64;
/** Values that aliases may stand for in all: a bomb of nine levels with nine aliases each stands for 3.9·10⁸. */
const mostAliased = 10_000;

type Result = { readonly located: Located } | { readonly problems: readonly Problem[] };

/**
 * The nodes of a parsed document as plain data with positions, aliases put in.
 *
 * @param place position of an offset in the text
 */
export function locatedYaml(root: ParsedNode, place: (offset: number) => SourcePosition): Result {
  const reader = new NodeReader(place);
  try {
    const located = reader.located(root, 0);
    return reader.problems.length > 0 ? { problems: reader.problems } : { located };
  } catch (fault) {
    if (fault instanceof Refusal) return { problems: [...reader.problems, fault.problem] };
    throw fault;
  }
}

/** Thrown inside this file only, to leave a recursion at the first fault that makes going on pointless. */
class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

function tooDeep(position: SourcePosition): Refusal {
  return new Refusal(errorAt(position, `expected nesting of at most ${deepestNesting} levels, found more`));
}

function height(located: Located): number {
  if (located.kind === 'scalar') return 0;
  const parts = located.kind === 'list' ? located.items : [...located.entries.values()].map((entry) => entry.value);
  return 1 + parts.reduce((highest, part) => Math.max(highest, height(part)), 0);
}

function letterAt({ type, source }: Scalar.Parsed): number | null {
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' || source.includes('\n')) return null;
  return type === 'PLAIN' ? 0 : 1;
}

/** Keeps what anchors stand for and counts what aliases add. */
class NodeReader {
  readonly problems: Problem[] = [];
  private readonly anchored = new Map<string, { readonly located: Located; readonly size: number }>();
  private aliased = 0;
  private size = 0;

  constructor(private readonly place: (offset: number) => SourcePosition) {}

  located(node: ParsedNode, depth: number): Located {
    const position = this.place(node.range[0]);
    if (depth > deepestNesting) throw tooDeep(position);
    if (isAlias(node)) return this.meantBy(node.source, position, depth);
    const before = this.size++;
    const located = this.withoutAnchor(node, position, depth);
    if (node.anchor) this.anchored.set(node.anchor, { located, size: this.size - before });
    return located;
  }

  private meantBy(anchor: string, position: SourcePosition, depth: number): Located {
    const target = this.anchored.get(anchor);
    if (target === undefined) {
      throw new Refusal(
        errorAt(position, `expected an alias of an anchor that stands complete before it, found *${anchor}`),
      );
    }
    this.size += target.size;
    this.aliased += target.size;
    if (this.aliased > mostAliased) {
      throw new Refusal(
        errorAt(position, `expected aliases for at most ${mostAliased} values in all, found more (a YAML bomb?)`),
      );
    }
    if (depth + height(target.located) > deepestNesting) throw tooDeep(position);
    return target.located;
  }

  private withoutAnchor(node: ParsedNode, position: SourcePosition, depth: number): Located {
    if (isMap(node)) return { kind: 'map', position, entries: this.entries(node.items, depth) };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.located(item as ParsedNode, depth + 1));
      return { kind: 'list', position, items };
    }
    if (isScalar(node)) return this.scalar(node, position);
    throw new Refusal(errorAt(position, 'expected a map, a list or a value, found something else'));
  }

  private scalar(node: Scalar.Parsed, position: SourcePosition): Located {
    const { value, source } = node;
    const text = source ?? String(value);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.problems.push(errorAt(position, `expected a finite number, found ${text}`));
    }
    const known =
      value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return { kind: 'scalar', position, value: known ? value : String(value), text, letterAt: letterAt(node) };
  }

  private entries(pairs: readonly { readonly key: unknown; readonly value: unknown }[], depth: number) {
    const entries = new Map<string, LocatedEntry>();
    for (const { key, value } of pairs) {
      const name = this.key(key as ParsedNode | null);
      if (name === null) continue;
      if (entries.has(name.text)) {
        this.problems.push(errorAt(name.position, `expected each key once, found "${name.text}" a second time`));
      }
      const nothing = { kind: 'scalar', position: name.position, value: null, text: '', letterAt: null } as const;
      const located = value === null ? nothing : this.located(value as ParsedNode, depth + 1);
      entries.set(name.text, { position: name.position, value: located });
    }
    return entries;
  }

  private key(node: ParsedNode | null): { readonly text: string; readonly position: SourcePosition } | null {
    if (!isScalar(node)) {
      const position = node?.range ? this.place(node.range[0]) : this.place(0);
      this.problems.push(errorAt(position, 'expected a key that is text, found something else'));
      return null;
    }
    const position = this.place(node.range?.[0] ?? 0);
    const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    if (text in {}) {
      // Names that every JavaScript object has would make lookups by name find what nobody wrote.
      this.problems.push(errorAt(position, `expected a name that is not reserved, found "${text}"`));
      return null;
    }
    return { text, position };
  }
}
