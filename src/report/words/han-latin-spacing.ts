const beforeLatin = /([\u4e00-\u9fff])([A-Za-z0-9])/g;
const afterLatin = /([A-Za-z0-9%])([\u4e00-\u9fff])/g;

/** A thin line between scripts: Chinese text sets a space between ideographs and Latin letters or digits. */
export function spaced(text: string): string {
  return text.replace(beforeLatin, '$1 $2').replace(afterLatin, '$1 $2');
}

/** The same sentences, their texts spaced: names put into them bring either script. */
export function spacedTexts<T extends object>(texts: T): T {
  const entries = Object.entries(texts).map(([key, value]) => [key, spacedValue(value)]);
  return Object.fromEntries(entries) as T;
}

function spacedValue(value: unknown): unknown {
  if (typeof value === 'string') return spaced(value);
  if (typeof value === 'function') return (...given: readonly unknown[]) => spacedValue(value(...given));
  if (typeof value === 'object' && value !== null) return spacedTexts(value);
  return value;
}
