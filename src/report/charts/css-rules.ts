/** A rule of a style sheet that can concern a picture, and how it outweighs others. */
export interface PictureRule {
  /** Empty: any. */
  readonly tag: string;
  readonly classes: readonly string[];
  readonly weight: number;
  readonly declarations: ReadonlyMap<string, string>;
}

/**
 * The rules of style sheets that concern pictures on white: those for an element, its classes, or both, anywhere or within
 * `.chart`. Custom properties are put in; rules for screens, paper or other elements are left out.
 */
export function pictureRules(css: string): { readonly rules: readonly PictureRule[]; readonly font: string } {
  const blocks = [...withoutAtRules(css.replace(/\/\*[\s\S]*?\*\//g, '')).matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const properties = new Map<string, string>();
  for (const [, selector, body] of blocks)
    if (selector!.trim() === ':root') for (const [name, value] of declarationsOf(body!)) properties.set(name, value);
  const filledIn = (value: string) =>
    value.replace(/var\((--[\w-]+)\)/g, (_, name: string) => properties.get(name) ?? '');
  const rules = blocks.flatMap(([, selectors, body]) => {
    const declarations = new Map([...declarationsOf(body!)].map(([name, value]) => [name, filledIn(value)]));
    return selectors!.split(',').flatMap((selector) => ruleOf(selector.trim(), declarations));
  });
  return { rules, font: filledIn('var(--font)') };
}

function ruleOf(selector: string, declarations: ReadonlyMap<string, string>): PictureRule[] {
  const match = /^(\.chart )?([a-z]*)((?:\.[\w-]+)*)$/.exec(selector);
  if (match === null || (match[2] === '' && match[3] === '')) return [];
  const classes = match[3]!.split('.').filter((name) => name !== '');
  const weight = 10 * (classes.length + (match[1] === undefined ? 0 : 1)) + (match[2] === '' ? 0 : 1);
  return [{ tag: match[2]!, classes, weight, declarations }];
}

function declarationsOf(body: string): ReadonlyMap<string, string> {
  const pairs = body.split(';').flatMap((declaration) => {
    const at = declaration.indexOf(':');
    return at < 0 ? [] : [[declaration.slice(0, at).trim(), declaration.slice(at + 1).trim()] as const];
  });
  return new Map(pairs);
}

/** Without `@media` and the like, with all that is in them. */
function withoutAtRules(css: string): string {
  let kept = '';
  let depth = 0;
  let skipped = false;
  for (const character of css) {
    if (character === '@' && depth === 0) skipped = true;
    if (!skipped) kept += character;
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (depth === 0 && (character === '}' || character === ';')) skipped = false;
  }
  return kept;
}
