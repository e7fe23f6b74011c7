import type { Text } from '../../catalog/parameter.js';

type Words = string | { readonly en?: string | null | undefined; readonly 'zh-CN'?: string | null | undefined };

/** Words in both languages: one text serves for both, and one language for the other. */
export function wordsOf(words: Words | null | undefined, usual: string): Text {
  if (typeof words === 'string') return { en: words, zh: words };
  const en = words?.en ?? words?.['zh-CN'] ?? usual;
  return { en, zh: words?.['zh-CN'] ?? en };
}
