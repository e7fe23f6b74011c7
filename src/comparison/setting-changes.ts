import type { Evaluation } from '../evaluation/evaluation.js';

/** Something the scenario says of candidates that both Evaluations have; null: not said. */
export interface SettingChange {
  /** Dotted path, e.g. `control-plane.members`. */
  readonly setting: string;
  readonly candidates: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

/** Alike changes of several candidates are told once; none where either file was saved before settings were kept. */
export function settingChanges(before: Evaluation, after: Evaluation): SettingChange[] {
  const found = new Map<string, SettingChange>();
  for (const { id } of after.candidates) {
    const [was, now] = [before, after].map(({ scenario }) => own(scenario.stated ?? {}, id));
    if (!was || !now) continue;
    for (const setting of new Set([...Object.keys(was), ...Object.keys(now)])) {
      const change = { setting, before: own(was, setting), after: own(now, setting) };
      if (change.before === change.after) continue;
      const key = JSON.stringify(change);
      found.set(key, { ...change, candidates: [...(found.get(key)?.candidates ?? []), id] });
    }
  }
  return [...found.values()];
}

/** Keys come from the user: `constructor` is a setting like any other. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(record, key) ? record[key]! : null;
}
