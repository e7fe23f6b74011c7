import { escapeMarkup } from '../html/escape.js';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; numbers are rounded to hundredths, so that the same picture is the same bytes everywhere. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeMarkup(value!)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export function coordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

export interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly bold?: boolean;
  readonly className?: string;
}

/** Font size of chart text, in the units of the view box. */
export const textSize = 11;

/** A line of text with its baseline at y. */
export function label(x: number, y: number, content: string, style: TextStyle = {}): string {
  const classes = [style.className, style.bold === true ? 'bold' : undefined].filter((name) => name !== undefined);
  return element(
    'text',
    {
      x,
      y,
      'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
      'font-size': style.size === undefined || style.size === textSize ? undefined : style.size,
      class: classes.length === 0 ? undefined : classes.join(' '),
    },
    escapeMarkup(content),
  );
}

export function line(x1: number, y1: number, x2: number, y2: number, className: string): string {
  return element('line', { x1, y1, x2, y2, class: className });
}

export function rectangle(x: number, y: number, width: number, height: number, className: string, rx?: number): string {
  return element('rect', { x, y, width: Math.max(0, width), height, rx, class: className });
}

export interface Picture {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly body: string;
}

/** The whole picture: scales with its container, says what it shows to those who cannot see it. */
export function picture({ id, width, height, title, description, body }: Picture): string {
  return element(
    'svg',
    {
      id,
      class: 'chart',
      viewBox: `0 0 ${coordinate(width)} ${coordinate(height)}`,
      width,
      height,
      role: 'img',
      'aria-label': title,
      'aria-describedby': description === '' ? undefined : `${id}-d`,
      'font-size': textSize,
      xmlns: 'http://www.w3.org/2000/svg',
    },
    element('title', {}, escapeMarkup(title)),
    description === '' ? '' : element('desc', { id: `${id}-d` }, escapeMarkup(description)),
    body,
  );
}
