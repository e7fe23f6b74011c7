import type { CandidateEvaluation, Note } from '../../evaluation/evaluation.js';
import type { ReportContext } from '../view/context.js';
import { readable } from '../words/words.js';

/** What no candidate's model has, whatever the scenario says. */
const everyModel: readonly Note[] = ['data-loss', 'security', 'independence', 'slow-not-down', 'seasonal-load'].map(
  (key) => ({ key, values: {} }),
);

/** A simplification and the candidates it holds for. */
interface Limit {
  readonly text: string;
  readonly candidates: readonly CandidateEvaluation[];
}

function limitsOf(context: ReportContext): readonly Limit[] {
  const byText = new Map<string, CandidateEvaluation[]>();
  for (const candidate of context.candidates) {
    for (const text of new Set([...everyModel, ...candidate.limits].map((note) => noteText(note, context)))) {
      byText.set(text, [...(byText.get(text) ?? []), candidate]);
    }
  }
  return [...byText].map(([text, candidates]) => ({ text, candidates }));
}

/** What the models leave out, those of all candidates first, each with the candidates it holds for unless it is all. */
export function limitNotes(context: ReportContext): readonly string[] {
  const limits = limitsOf(context);
  const ofAll = ({ candidates }: Limit) => candidates.length === context.candidates.length;
  const named = limits.filter((limit) => !ofAll(limit)).map((limit) => [ownersOf(limit, context), limit.text] as const);
  return [
    ...limits.filter(ofAll).map(({ text }) => text),
    ...named.map(([owners, text]) => `${owners}${context.words.colon}${text}`),
  ];
}

/** The same in fewer lines: those of the same candidates together. */
export function limitLines(context: ReportContext): readonly string[] {
  const limits = limitsOf(context);
  const ofAll = ({ candidates }: Limit) => candidates.length === context.candidates.length;
  const lines = new Map<string, string[]>();
  for (const limit of limits.filter((entry) => !ofAll(entry))) {
    const owners = ownersOf(limit, context);
    lines.set(owners, [...(lines.get(owners) ?? []), limit.text]);
  }
  const { colon, joined } = context.words;
  return [
    ...limits.filter(ofAll).map(({ text }) => text),
    ...[...lines].map(([owners, texts]) => `${owners}${colon}${joined(texts)}`),
  ];
}

/** By the name of the platform where they are all of it. */
function ownersOf({ candidates }: Limit, context: ReportContext): string {
  const { platform } = candidates[0]!;
  const whole = context.candidates.filter((candidate) => candidate.platform === platform);
  if (candidates.length > 1 && candidates.length === whole.length && candidates.every((one) => whole.includes(one)))
    return context.words.platforms[platform];
  return context.words.list(candidates.map(({ id }) => context.nameOf(id)));
}

export function noteText(note: Note, context: ReportContext): string {
  const write = Object.hasOwn(context.words.notes, note.key) ? context.words.notes[note.key] : undefined;
  if (write !== undefined) return write(note.values);
  const values = Object.entries(note.values).map(([key, value]) => `${readable(key)} ${value}`);
  const { openBracket, closeBracket, comma } = context.words;
  return readable(note.key) + (values.length === 0 ? '' : `${openBracket}${values.join(comma)}${closeBracket}`);
}
