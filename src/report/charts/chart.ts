import { picture } from './svg.js';

/** Widths charts are drawn for: a column of text on screen and paper, and a phone. */
export const wideWidth = 660;
export const narrowWidth = 340;

/** A chart drawn for any width, with what it shows as a table. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly draw: (width: number, id: string) => string;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/**
 * A chart whose pictures carry its title and description.
 *
 * @param content what is drawn at a width, and the height it takes; `id` tells pictures on one page apart
 */
export function drawnChart(
  { id, title, description, table }: Omit<Chart, 'draw'>,
  content: (width: number, id: string) => { readonly height: number; readonly body: readonly string[] },
): Chart {
  const draw = (width: number, own: string): string => {
    const { height, body } = content(width, own);
    return picture({ id: own, width, height, title, description, body: body.join('') });
  };
  return { id, title, description, draw, table };
}
