import type { Note } from '../../evaluation/evaluation.js';
import type { ReportContext } from '../view/context.js';
import { readable } from '../words/words.js';

/** What the models leave out, each once, with the candidates it holds for unless it holds for all. */
export function limitNotes(
  context: ReportContext,
): readonly { readonly text: string; readonly candidates: readonly string[] }[] {
  const byText = new Map<string, string[]>();
  for (const candidate of context.candidates) {
    for (const note of candidate.limits) {
      const text = noteText(note, context);
      byText.set(text, [...(byText.get(text) ?? []), candidate.id]);
    }
  }
  return [...byText].map(([text, ids]) => {
    const candidates = [...new Set(ids)];
    const all = candidates.length === context.candidates.length;
    const { words } = context;
    const names = words.list(candidates.map(context.nameOf));
    return { text: all ? text : `${text}${words.openBracket}${names}${words.closeBracket}`, candidates };
  });
}

export function noteText(note: Note, context: ReportContext): string {
  const write = Object.hasOwn(context.words.notes, note.key) ? context.words.notes[note.key] : undefined;
  if (write !== undefined) return write(note.values);
  const values = Object.entries(note.values).map(([key, value]) => `${readable(key)} ${value}`);
  const { openBracket, closeBracket, comma } = context.words;
  return readable(note.key) + (values.length === 0 ? '' : `${openBracket}${values.join(comma)}${closeBracket}`);
}
