import {
  componentState,
  crashed,
  groupPhase,
  held,
  instancePhase,
  largestInstanceWorkCount,
  repairing,
  underWork,
  waitingForCrew,
  watchState,
} from '../model/net-builder.js';
import type { SystemModel } from '../model/system-model.js';

/** What the value of a place means, in words where it has any. */
export type PlaceWords = (place: string, value: number) => string;

/** Words for the values of the places of a model, by the names the compiled net gives them. */
export function placeWords(model: SystemModel): PlaceWords {
  const byPlace = new Map<string, (value: number) => string>();
  for (const { id, modes } of model.components) {
    const causes = modes.map(({ cause }) => cause);
    byPlace.set(
      id,
      named(componentState, manyModes(causes, repairing, 'in repair', waitingForCrew, 'waiting for crew')),
    );
  }
  const seats = model.seats.map(({ id }) => id);
  for (const { id, modes, layout } of model.workloads) {
    const causes = modes.map(({ cause }) => cause);
    const phases = named(instancePhase, [
      ...manyModes(causes, crashed, 'restoring', held, 'held'),
      ...Array.from({ length: largestInstanceWorkCount }, (_, k) => [underWork(k), 'under work'] as const),
    ]);
    layout.forEach((_, i) => {
      byPlace.set(`${id}-${i + 1}`, phases);
      byPlace.set(`${id}-${i + 1}: seat`, (seat) => seats[seat] ?? 'none');
    });
  }
  for (const id of seats) byPlace.set(`${id}: watch`, named(watchState, []));
  for (const { id, members } of model.failoverGroups) {
    byPlace.set(`${id}: phase`, named(groupPhase, []));
    byPlace.set(`${id}: holder`, (holder) => (holder < members.length ? `member ${holder + 1}` : 'none'));
  }
  return (place, value) => byPlace.get(place)?.(value) ?? String(value);
}

type Word = readonly [number, string];

/** The two values of each failure mode; the cause is said where there are several. */
function manyModes(
  causes: readonly string[],
  first: (mode: number) => number,
  firstWord: string,
  second: (mode: number) => number,
  secondWord: string,
): Word[] {
  return causes.flatMap((cause, mode): Word[] => {
    const of = causes.length > 1 ? `: ${cause}` : '';
    return [
      [first(mode), `${firstWord}${of}`],
      [second(mode), `${secondWord}${of}`],
    ];
  });
}

/** Camel case of the names is written apart. */
function named(values: Readonly<Record<string, number>>, more: readonly Word[]): (value: number) => string {
  const words = new Map<number, string>(more);
  for (const [name, value] of Object.entries(values)) {
    words.set(
      value,
      name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    );
  }
  return (value) => words.get(value) ?? String(value);
}
