import { list } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { ListBlock } from '../view/view.js';

/** Sources by number, in order of first mention: many rows of a table have the same. */
export class NumberedSources {
  private readonly numbers = new Map<string, number>();

  /** `1, 3` for a text that names one source or several, separated by `; `. */
  mention(text: string): string {
    return text
      .split('; ')
      .map((source) => {
        const number = this.numbers.get(source) ?? this.numbers.size + 1;
        this.numbers.set(source, number);
        return String(number);
      })
      .join(', ');
  }

  /** What the numbers stand for. */
  block({ words }: ReportContext): ListBlock {
    const lines = [...this.numbers].map(([source, number]) => `${number}${words.colon}${words.phrase(source)}`);
    return list(words.label.sources, lines, 'columns plain sources');
  }
}
