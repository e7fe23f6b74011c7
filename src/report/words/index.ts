import { en } from './en.js';
import type { Locale, Words } from './words.js';
import { zhCN } from './zh-CN.js';

/** All fixed words of the report in one language. */
export function wordsOf(locale: Locale): Words {
  return locale === 'zh-CN' ? zhCN : en;
}
