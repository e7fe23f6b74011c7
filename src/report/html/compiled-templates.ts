import Handlebars from 'handlebars';

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
  for (const [name, text] of templates) {
    if (name.endsWith('.hbs')) engine.registerPartial(name.slice(0, -4), traced(engine, name, text));
  }
  return traced(engine, `${main}.hbs`, source);
}

/** The template, whose faults carry the name of the innermost file; the engine's message has line and column. */
function traced(engine: typeof Handlebars, name: string, text: string): Handlebars.TemplateDelegate {
  const render = engine.compile(checked(engine, name, text), { strict: true });
  return (view, options) => {
    try {
      return render(view, options);
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      throw new TemplateError(`${name}: ${messageOf(error)}`);
    }
  };
}

/** The text as it came, if it parses: the engine would name neither file nor line of a partial. */
function checked(engine: typeof Handlebars, name: string, text: string): string {
  try {
    engine.parse(text);
  } catch (error) {
    throw new TemplateError(`${name}: ${messageOf(error)}`);
  }
  return text;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
}
