import type { Evaluation } from '../evaluation/evaluation.js';
import { parameterOfKey } from '../evaluation/parameter-factors.js';
import { informedWorlds, meanOf, ranksOf } from './informed-choice.js';
import { fifth, fifthsOf, isFeltBy, movedShares } from './moved-shares.js';
import { rightChoices } from './right-choice.js';
import { sharesInWorlds, type VerdictShare, type WorldShares } from './world-shares.js';

/** What knowing a parameter exactly would be worth: how much more often the choice would be the right one. */
export interface ParameterValue {
  readonly parameter: string;
  /** Key of its draws: the parameter's name, with the candidates it belongs to where they mean different things by it. */
  readonly key: string;
  /** Probability that the choice is right once this parameter is known. */
  readonly probabilityRight: number;
  /** That less the probability of the choice that is right most often without knowing it; at least 0. */
  readonly gain: number;
  /** The parameter's mean below which its lowest and above which its highest fifth lies; null: no candidate has it. */
  readonly fifths: readonly [below: number, above: number] | null;
  /** How the verdict fares where the parameter is in its lowest and its highest fifth. */
  readonly whenLow: WorldShares;
  readonly whenHigh: WorldShares;
  /** What of it differs between the two by more than counting draws explains. */
  readonly moves: readonly VerdictShare[];
}

export interface ValueOfInformation {
  readonly candidate: string;
  /** The one it is held against; null: there is no other. */
  readonly rival: string | null;
  /** Of all joint draws. */
  readonly today: WorldShares;
  /** Share of the joint draws in which the rule would name this candidate, were the world known. */
  readonly probabilityRight: number;
  /** The candidate that is right most often, and how often: without knowing more, no choice does better. */
  readonly surest: { readonly candidate: string; readonly probabilityRight: number };
  /** Parameters whose knowledge would change the choice, or that move the verdict; the most valuable first. */
  readonly parameters: readonly ParameterValue[];
  /** The two that would settle it best when both are known. */
  readonly bestTwo: { readonly keys: readonly [string, string]; readonly probabilityRight: number } | null;
  readonly method: string;
}

/** Draws in a bin at least, half of which choose and half of which judge. */
const smallestBin = 32;
const mostBins = 16;
/** A cell of two parameters may be smaller: there are many of them. */
const smallestCell = 16;
/** Standard errors a gain has to exceed. */
const wanted = 2;
/** Parameters of which pairs are tried. */
const tried = 5;

/**
 * Expected value of partial perfect information, with "the choice is right" as the utility, from the joint draws alone:
 * the draws are sorted by the parameter and cut into bins, and in each bin the candidate that is right most often is
 * chosen (Strong and Oakley, An efficient method for computing single-parameter partial expected value of perfect
 * information, 2013). Every other draw of a bin chooses, the others judge, and the other way about, so that the noise of
 * a bin's best is not taken for knowledge.
 *
 * @param named the candidate of the verdict
 * @returns null without a named candidate, a target, or enough draws
 */
export function valueOfInformation(evaluation: Evaluation, named: string | null): ValueOfInformation | null {
  const right = rightChoices(evaluation);
  const chosen = evaluation.candidates.findIndex(({ id }) => id === named);
  if (right === null || chosen < 0 || right.length < 2 * smallestBin) return null;
  const draws = right.length;
  const shareOfWorlds = sharesInWorlds(evaluation, right, chosen);
  const today = shareOfWorlds.in([...right.keys()]);
  const shares = evaluation.candidates.map((_, c) => shareOf(right.map((world) => world[c]!)));
  const ids = evaluation.candidates.map(({ id }) => id);
  const surest = [...shares.keys()].reduce((best, c) => {
    if (shares[c] !== shares[best]) return shares[c]! > shares[best]! ? c : best;
    return c === chosen || (best !== chosen && ids[c]! < ids[best]!) ? c : best;
  });
  const factors = Object.entries(evaluation.uncertainty.factors).filter(([, values]) => values.length === draws);
  const ranks = new Map(factors.map(([key, values]) => [key, ranksOf(values)]));
  const bins = Math.min(mostBins, Math.floor(draws / smallestBin));
  const values = [...ranks].flatMap(([key, rank]) => {
    if (!isFeltBy('right', key, evaluation, named!, shareOfWorlds.rival)) return [];
    const informed = informedWorlds(right, (world) => Math.floor((rank[world]! * bins) / draws), rank);
    const differences = informed.map((value, i) => value - Number(right[i]![surest]!));
    const gain = meanOf(differences);
    const [whenLow, whenHigh] = [0, fifth - 1].map((part) =>
      shareOfWorlds.in([...rank.keys()].filter((i) => Math.floor((rank[i]! * fifth) / draws) === part)),
    ) as [WorldShares, WorldShares];
    const moves = movedShares(today, whenLow, whenHigh, draws).filter((kind) =>
      isFeltBy(kind, key, evaluation, named!, shareOfWorlds.rival),
    );
    if (moves.length === 0 && gain <= wanted * standardError(differences)) return [];
    const worth = Math.max(0, gain);
    const parameter = parameterOfKey(key);
    return [
      {
        parameter,
        key,
        probabilityRight: shares[surest]! + worth,
        gain: worth,
        fifths: fifthsOf(evaluation, key),
        whenLow,
        whenHigh,
        moves,
      },
    ];
  });
  values.sort((a, b) => b.gain - a.gain || swing(b) - swing(a) || (a.key < b.key ? -1 : 1));
  return {
    candidate: evaluation.candidates[chosen]!.id,
    rival: shareOfWorlds.rival,
    today,
    probabilityRight: today.right,
    surest: { candidate: evaluation.candidates[surest]!.id, probabilityRight: shares[surest]! },
    parameters: values,
    bestTwo: bestTwo(values, ranks, right),
    method: `partial perfect information by ${bins} bins of ${draws} joint draws (Strong and Oakley 2013), cross-validated`,
  };
}

const swing = ({ whenLow, whenHigh }: ParameterValue): number => Math.abs(whenHigh.right - whenLow.right);

function bestTwo(
  values: readonly ParameterValue[],
  ranks: ReadonlyMap<string, readonly number[]>,
  right: readonly (readonly boolean[])[],
): ValueOfInformation['bestTwo'] {
  const bins = Math.floor(Math.sqrt(right.length / smallestCell));
  let best: ValueOfInformation['bestTwo'] = null;
  const keys = values.slice(0, tried).map(({ key }) => key);
  for (const [i, x] of keys.entries()) {
    for (const y of keys.slice(i + 1)) {
      const place = (rank: readonly number[], world: number) => Math.floor((rank[world]! * bins) / right.length);
      const [first, second] = [ranks.get(x)!, ranks.get(y)!];
      const cell = (world: number) => place(first, world) * bins + place(second, world);
      const probabilityRight = meanOf(informedWorlds(right, cell, first));
      if (best === null || probabilityRight > best.probabilityRight) best = { keys: [x, y], probabilityRight };
    }
  }
  return best;
}

const shareOf = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length;

function standardError(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / values.length;
}
