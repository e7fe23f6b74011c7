import Handlebars from 'handlebars';
import { templateFault } from './template-faults.js';

/** A template that is missing or wrong, with its name and what the engine said. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/**
 * The main template with all others as partials. Names are file names without `.hbs`; `partial.hbs` is found as
 * `{{> partial}}`. Strict: a template that asks for what it is not given fails instead of printing nothing.
 */
export function compiledTemplates(templates: ReadonlyMap<string, string>, main: string): (view: object) => string {
  const engine = Handlebars.create();
  const source = templates.get(`${main}.hbs`);
  if (source === undefined)
    throw new TemplateError(
      `${main}.hbs: expected among the templates, found ${[...templates.keys()].join(', ') || 'none'}`,
    );
  const partials = [...templates.keys()].filter((name) => name.endsWith('.hbs')).map((name) => name.slice(0, -4));
  for (const partial of partials)
    engine.registerPartial(partial, traced(engine, `${partial}.hbs`, templates.get(`${partial}.hbs`)!, partials));
  return traced(engine, `${main}.hbs`, source, partials);
}

/** The template, whose faults carry the name of the innermost file; it is read at once, not when it is first shown. */
function traced(
  engine: typeof Handlebars,
  name: string,
  text: string,
  partials: readonly string[],
): Handlebars.TemplateDelegate {
  const told = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      throw new TemplateError(templateFault(name, text, error, partials));
    }
  };
  told(() => engine.parse(text));
  const render = engine.compile(text, { strict: true });
  return (view, options) => told(() => render(view, options));
}
