/**
 * Widths of printable ASCII in hundredths of an em: Noto Sans (Google, 2022, OFL), weights 400 and 700. Charts are
 * laid out without a browser; other fonts of the stack are a few per cent narrower or wider, which `slack` covers.
 */
const regular = [
  26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57,
  57, 57, 43, 90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78, 60, 78, 62, 55, 56, 73, 60, 93, 59, 57,
  57, 33, 37, 33, 57, 44, 28, 56, 62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60, 62, 62, 41, 48, 36, 62, 51,
  79, 53, 51, 47, 38, 55, 38, 57,
];
const bold = [
  26, 28, 48, 65, 57, 90, 75, 27, 34, 34, 54, 57, 28, 32, 28, 42, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 28, 28, 57,
  57, 57, 48, 90, 69, 66, 64, 73, 56, 55, 72, 76, 39, 33, 66, 56, 94, 81, 79, 62, 79, 66, 55, 58, 76, 65, 97, 67, 63,
  58, 33, 42, 33, 57, 41, 36, 60, 63, 52, 63, 60, 39, 63, 65, 30, 30, 62, 30, 98, 65, 62, 63, 63, 45, 50, 43, 65, 57,
  86, 58, 57, 49, 39, 55, 39, 57,
];
const punctuation: Readonly<Record<string, number>> = {
  '–': 50,
  '—': 100,
  '−': 58,
  '×': 57,
  '·': 28,
  '…': 86,
  '°': 43,
  '±': 57,
  '\u2009': 17,
  '\u202f': 17,
  '≥': 57,
  '≤': 57,
  '≈': 57,
  '\u00a0': 26,
  '‘': 22,
  '’': 22,
  '“': 44,
  '”': 44,
  '•': 38,
};
const slack = 1.03;
const fallback = 68;
const fullWidth = 100;

/** Combining marks and joiners take no room of their own. */
const zeroWidth = /^[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]$/u;
const narrowScripts = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

/** Width of a line of text in the unit of `size` (the font size). Full-width CJK counts one em. */
export function textWidth(text: string, size: number, isBold = false): number {
  let hundredths = 0;
  for (const character of text) hundredths += characterWidth(character, isBold);
  return (hundredths / 100) * size * slack;
}

function characterWidth(character: string, isBold: boolean): number {
  const code = character.codePointAt(0)!;
  if (code >= 32 && code < 127) return (isBold ? bold : regular)[code - 32]!;
  const known = punctuation[character];
  if (known !== undefined) return known;
  if (zeroWidth.test(character)) return 0;
  return narrowScripts.test(character) ? fallback : fullWidth;
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitted(text: string, width: number, size: number, isBold = false): string {
  if (textWidth(text, size, isBold) <= width) return text;
  let kept = '';
  let used = textWidth('…', size, isBold);
  for (const character of text) {
    used += textWidth(character, size, isBold);
    if (used > width) break;
    kept += character;
  }
  return kept.trimEnd() === '' ? '' : `${kept.trimEnd()}…`;
}

/** Broken into at most `most` lines at spaces, or between full-width characters; the last is cut to fit. */
export function wrapped(text: string, width: number, size: number, most: number, isBold = false): readonly string[] {
  const pieces =
    text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/gu) ??
    [];
  const lines = [''];
  for (const piece of pieces) {
    const joined = lines.at(-1)! + piece;
    if (lines.at(-1) === '' || textWidth(joined.trimEnd(), size, isBold) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  const kept = lines.slice(0, most).map((line) => line.trim());
  if (lines.length > most) kept[most - 1] = `${lines.slice(most - 1).join('')}`;
  return kept.map((line) => fitted(line, width, size, isBold));
}
