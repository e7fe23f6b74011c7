/** Whether a text is an Evaluation that was saved: a scenario may be JSON too, and is told apart by what it names. */
export function isSavedEvaluation(text: string): boolean {
  return /"format"\s*:\s*"ninefold-evaluation/.test(text);
}
