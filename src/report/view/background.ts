import { escapeMarkup } from '../html/escape.js';
import { markup } from './blocks.js';
import type { BackgroundBlock, Markup } from './view.js';

/** The user's own words: a title and what stands below it. */
export interface Background {
  /** Of the first heading, if the text begins with one. */
  readonly title: string | null;
  readonly blocks: readonly BackgroundBlock[];
}

const heading = /^#{1,6}\s+(.*?)\s*#*$/;
const bullet = /^\s*[-*+]\s+/;
const number = /^\s*\d{1,9}[.)]\s+/;

/**
 * The Markdown of everyday notes: headings, paragraphs, lists, `code`, **strong** and *emphasis*. All else, markup
 * above all, is shown as it was typed.
 */
export function backgroundOf(text: string): Background {
  const [first, ...others] = groupsOf(text);
  const title = first === undefined ? null : (heading.exec(first[0]!)?.[1] ?? null);
  const groups = title === null && first !== undefined ? [first, ...others] : others;
  return { title, blocks: groups.map(blockOf) };
}

const isItem = (line: string) => bullet.test(line) || number.test(line);

/** Lines that belong together: a heading alone, the lines of a list, those of a paragraph. */
function groupsOf(text: string): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let open: string[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') {
      open = null;
    } else if (open !== null && goesOn(open[0]!, line)) {
      open.push(line.trim());
    } else {
      open = [line.trim()];
      groups.push(open);
    }
  }
  return groups;
}

/** Whether a line belongs to the group that began with another: an item starts a list, any text goes on with its item. */
function goesOn(first: string, line: string): boolean {
  return !heading.test(first) && !heading.test(line) && (isItem(first) || !isItem(line));
}

function blockOf(lines: readonly string[]): BackgroundBlock {
  const title = heading.exec(lines[0]!)?.[1];
  if (title !== undefined) return { heading: inline(title), paragraph: null, items: null, ordered: false };
  if (!isItem(lines[0]!)) return { heading: null, paragraph: inline(joined(lines)), items: null, ordered: false };
  const items: string[][] = [];
  for (const line of lines) {
    if (isItem(line)) items.push([line.replace(bullet, '').replace(number, '')]);
    else items.at(-1)!.push(line);
  }
  const texts = items.map((item) => inline(joined(item)));
  return { heading: null, paragraph: null, items: texts, ordered: number.test(lines[0]!) };
}

/** Lines as one; between ideographs a line end is no space. */
function joined(lines: readonly string[]): string {
  return lines.join(' ').replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])/g, '');
}

function inline(text: string): Markup {
  return markup(
    text
      .split(/(`[^`]+`)/)
      .map((part) => (/^`[^`]+`$/.test(part) ? `<code>${escapeMarkup(part.slice(1, -1))}</code>` : emphasized(part)))
      .join(''),
  );
}

function emphasized(text: string): string {
  return escapeMarkup(text)
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/\*(?=\S)(.+?)(?<=\S)\*/g, '<em>$1</em>');
}
