import { expectedFound } from './wording.js';

/** When a system works, over its components: plain data. `at` is the place of a component's name in the text, from 0. */
export type WorksExpression =
  | { readonly kind: 'component'; readonly id: string; readonly at: number }
  | { readonly kind: 'and' | 'or'; readonly of: readonly WorksExpression[] }
  | { readonly kind: 'not'; readonly of: WorksExpression }
  /** At least `count` of these work. */
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly WorksExpression[] };

export interface ExpressionFault {
  /** Place in the text, from 0. */
  readonly at: number;
  readonly message: string;
}

const deepest = 64;

/**
 * Reads `(a and b) or not c` and `atLeast(2, [c, d, e])`. `not` binds strongest, then `and`, then `or`; words may be
 * written in any case. Component names are made of letters, digits, `-`, `_` and `.`.
 *
 * Cost: linear in the text.
 */
export function worksExpression(
  text: string,
): { readonly expression: WorksExpression } | { readonly fault: ExpressionFault } {
  const parser = new Parser(tokensOf(text), text.length);
  try {
    return { expression: parser.whole() };
  } catch (thrown) {
    if (thrown instanceof Unexpected) return { fault: thrown.fault };
    throw thrown;
  }
}

/** Every component an expression names, in the order of the text, repeated as it repeats them. */
export function componentsNamed(expression: WorksExpression): readonly { readonly id: string; readonly at: number }[] {
  if (expression.kind === 'component') return [expression];
  return expression.kind === 'not' ? componentsNamed(expression.of) : expression.of.flatMap(componentsNamed);
}

interface Token {
  readonly text: string;
  readonly at: number;
}

function tokensOf(text: string): Token[] {
  const form = /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_])?|\S/gu;
  return [...text.matchAll(form)].map((match) => ({ text: match[0], at: match.index }));
}

/** Thrown inside this file only, to leave the recursion at the first fault. */
class Unexpected extends Error {
  constructor(readonly fault: ExpressionFault) {
    super(fault.message);
  }
}

/** Recursive descent, one method a rule. */
class Parser {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  whole(): WorksExpression {
    const expression = this.either(0);
    if (this.next < this.tokens.length) throw this.unexpected('and, or, or the end of the expression');
    return expression;
  }

  private either(depth: number): WorksExpression {
    return this.chain('or', () => this.chain('and', () => this.single(depth)));
  }

  private chain(kind: 'and' | 'or', part: () => WorksExpression): WorksExpression {
    const of = [part()];
    while (this.takes(kind)) of.push(part());
    return of.length === 1 ? of[0] : { kind, of };
  }

  private single(depth: number): WorksExpression {
    if (depth > deepest) throw this.unexpected(`at most ${deepest} levels of parentheses`);
    if (this.takes('not')) return { kind: 'not', of: this.single(depth + 1) };
    if (this.takes('(')) {
      const inner = this.either(depth + 1);
      this.expect(')', '")"');
      return inner;
    }
    return this.takes('atLeast') ? this.atLeast(depth) : this.component();
  }

  private atLeast(depth: number): WorksExpression {
    this.expect('(', '"(" after atLeast');
    const place = this.next;
    const count = Number(this.take(/^[1-9]\d{0,5}$/, 'a whole number from 1, as in atLeast(2, [a, b, c])').text);
    this.expect(',', '","');
    this.expect('[', '"["');
    const of = [this.either(depth + 1)];
    while (this.takes(',')) of.push(this.either(depth + 1));
    this.expect(']', '"," or "]"');
    this.expect(')', '")"');
    if (count > of.length) {
      this.next = place;
      throw this.unexpected(`at most ${of.length}, the number of members`);
    }
    return { kind: 'atLeast', count, of };
  }

  private component(): WorksExpression {
    const { text, at } = this.take(/^[\p{L}\p{N}_]/u, 'a component, not, atLeast or "("');
    if (isWord(text)) {
      this.next -= 1;
      throw this.unexpected('a component, not, atLeast or "("');
    }
    return { kind: 'component', id: text, at };
  }

  private takes(word: string): boolean {
    if (this.tokens[this.next]?.text.toLowerCase() !== word.toLowerCase()) return false;
    this.next += 1;
    return true;
  }

  private expect(word: string, expected: string): void {
    if (!this.takes(word)) throw this.unexpected(expected);
  }

  private take(form: RegExp, expected: string): Token {
    const token = this.tokens[this.next];
    if (token === undefined || !form.test(token.text)) throw this.unexpected(expected);
    this.next += 1;
    return token;
  }

  private unexpected(expected: string): Unexpected {
    const token = this.tokens[this.next];
    if (token !== undefined) return new Unexpected({ at: token.at, message: expectedFound(expected, token.text) });
    return new Unexpected({ at: this.end, message: `expected ${expected}, found the end of the expression` });
  }
}

function isWord(text: string): boolean {
  return ['and', 'or', 'not', 'atleast'].includes(text.toLowerCase());
}
