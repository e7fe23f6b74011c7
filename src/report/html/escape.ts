/** C0 and C1 controls but tab and line feed; they have no place in HTML, SVG or a PDF outline. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;
/** Marks that turn the reading direction of what follows: a name must not reorder the text around it. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that came from a user, without characters that are invisible or change what stands beside them. */
export function plainText(text: string): string {
  return text.replace(controls, '').replace(directionMarks, '').replace(loneSurrogates, '\ufffd');
}

/** For element content and double-quoted attributes of HTML and SVG. */
export function escapeMarkup(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** A CSS string literal, quotes included; nothing in it can end the string or the style element. */
export function cssString(text: string): string {
  const safe = plainText(text).replace(/[\s]+/g, ' ');
  return `"${safe.replace(/[\\"'<>&{};@]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}

/** Cut to a length in characters (code points), with an ellipsis. */
export function truncated(text: string, length: number): string {
  const points = [...plainText(text)];
  return points.length <= length
    ? points.join('')
    : `${points
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
