/**
 * Reads numbers as exports write them: `1234.5`, `1,234.5`, `12 %`, `12.5%`; with a decimal comma `1.234,5`.
 *
 * @returns NaN when the text is no number
 */
export function readNumber(text: string, decimalComma = false): number {
  const direct = decimalComma ? Number.NaN : Number(text);
  // What is blank is 0 to JavaScript.
  if (Number.isFinite(direct) && direct !== 0) return direct;
  let plain = text.trim();
  if (plain.endsWith('%')) plain = plain.slice(0, -1).trimEnd();
  if (plain === '') return Number.NaN;
  if (!decimalComma && Number.isFinite(Number(plain))) return Number(plain);
  const [group, point] = decimalComma ? ['.', ','] : [',', '.'];
  const parts = plain.split(point);
  if (parts.length > 2) return Number.NaN;
  const digits = parts[0].replace(/^[-+]/, '');
  const grouped = digits.split(group);
  const wellGrouped = grouped.length === 1 || (grouped[0].length <= 3 && grouped.slice(1).every((g) => g.length === 3));
  if (!wellGrouped || !/^\d+$/.test(grouped.join(''))) return Number.NaN;
  return Number(plain.replaceAll(group, '').replace(point, '.'));
}
