import type { Evaluation } from '../evaluation/evaluation.js';
import { worldStandings } from './right-choice.js';

/** What a parameter may move. */
export const verdictShares = ['right', 'meets', 'less'] as const;
export type VerdictShare = (typeof verdictShares)[number];

/** What is so in a part of the joint draws; shares of them. */
export interface WorldShares {
  /** The named candidate is the right choice. */
  readonly right: number;
  /** It meets every target. */
  readonly meets: number;
  /** It has less downtime than its rival; where they cannot be told apart, half. Null without a rival. */
  readonly less: number | null;
  /** The candidate that is right most often. */
  readonly surest: string;
}

export interface SharesInWorlds {
  /** Of the others the one that is right most often, among equals the one with the least downtime; null: there is none. */
  readonly rival: string | null;
  readonly in: (worlds: readonly number[]) => WorldShares;
}

/**
 * How the verdict fares in any part of the worlds.
 *
 * @param right by world, then candidate, as `rightChoices` gives it
 * @param chosen place of the candidate the verdict names
 */
export function sharesInWorlds(
  evaluation: Evaluation,
  right: readonly (readonly boolean[])[],
  chosen: number,
): SharesInWorlds {
  const ids = evaluation.candidates.map(({ id }) => id);
  const standings = worldStandings(evaluation);
  const all = [...right.keys()];
  const rightIn = (worlds: readonly number[], c: number) => share(worlds, (world) => Number(right[world]![c]!));
  const downtime = (c: number) => share(all, (world) => standings[c]!.downtime(world).high);
  const first = (worlds: readonly number[], among: readonly number[], before: (a: number, b: number) => number) =>
    [...among].sort(
      (a, b) => rightIn(worlds, b) - rightIn(worlds, a) || before(a, b) || (ids[a]! < ids[b]! ? -1 : 1),
    )[0];
  const places = [...ids.keys()];
  const others = places.filter((c) => c !== chosen);
  const rival = first(all, others, (a, b) => downtime(a) - downtime(b));
  const isLess = (world: number): number => {
    const [own, other] = [standings[chosen]!.downtime(world), standings[rival!]!.downtime(world)];
    return own.high < other.low ? 1 : other.high < own.low ? 0 : 0.5;
  };
  return {
    rival: rival === undefined ? null : ids[rival]!,
    in: (worlds) => ({
      right: rightIn(worlds, chosen),
      meets: share(worlds, (world) => Number(standings[chosen]!.meets(world))),
      less: rival === undefined ? null : share(worlds, isLess),
      // The named one, where it is right as often as any other.
      surest: ids[first(worlds, places, (a, b) => Number(b === chosen) - Number(a === chosen))!]!,
    }),
  };
}

const share = (worlds: readonly number[], of: (world: number) => number): number =>
  worlds.reduce((sum, world) => sum + of(world), 0) / worlds.length;
