import type { Figure, MaybeFigure, ModelCheckRow } from '../evaluation/evaluation.js';
import { isKnown } from '../evaluation/figure.js';
import type { Bounded } from '../markov/reference-cycle.js';
import { type Estimate, halfWidthAt } from '../simulation/merged-statistics.js';
import type { CandidateFindings } from './candidate-evaluation.js';
import { simulatedFigure } from './simulated-figure.js';
import type { StructuralRecord } from './structural-floor.js';

/** An interval wider than this share of its value says nothing either way. */
const widestInterval = 0.5;
/** Of the comparison of chain and simulation. */
const judgedLevel = 0.999;

/**
 * Unavailability of each service from each engine: the form both solve, and the true distributions beside it. A system
 * stated as components has no failover: there the structure function has to give what the chain gives.
 */
export function modelCheckRows(
  { model, figures, trueForm, asSolvedForm }: CandidateFindings,
  structural: readonly Pick<StructuralRecord, 'structuralFloor'>[],
): ModelCheckRow[] {
  return figures.services.flatMap(({ id, unavailability }, s): ModelCheckRow[] => {
    const asSolved = asSolvedForm.services[s]!.unavailability;
    const seen = trueForm.services[s]!.unavailability;
    return [
      {
        service: id,
        form: 'as-solved',
        structure: null,
        markov: boundedFigure(unavailability),
        simulation: simulatedFigure(asSolved, asSolvedForm.methods[s]!),
        agrees: agreement(unavailability, asSolved),
      },
      {
        service: id,
        form: 'true-distributions',
        structure: null,
        markov: null,
        simulation: simulatedFigure(seen, trueForm.methods[s]!),
        agrees: null,
      },
      ...(model.candidate.platform === 'custom'
        ? structureRow(id, unavailability, structural[s]!.structuralFloor)
        : []),
    ];
  });
}

function structureRow(service: string, chain: Bounded, floor: MaybeFigure): ModelCheckRow[] {
  if (!isKnown(floor)) return [];
  const rounding = 1e-9 * floor.value;
  const agrees = floor.value >= chain.low - rounding && floor.value <= chain.high + rounding;
  const markov = boundedFigure(chain);
  return [{ service, form: 'instant-failover', structure: floor, markov, simulation: null, agrees }];
}

/**
 * Whether the simulation's interval meets the chain's bounds; null when it is too wide to say. Judged at 99.9 %: at the
 * 95 % of the interval shown, one sound comparison in twenty would be called a disagreement.
 */
export function agreement(chain: Bounded, seen: Estimate): boolean | null {
  if (!(seen.value > 0) || seen.halfWidth > widestInterval * seen.value) return null;
  const halfWidth = halfWidthAt(judgedLevel, seen);
  return seen.value - halfWidth <= chain.high && seen.value + halfWidth >= chain.low;
}

function boundedFigure({ value, low, high }: Bounded): Figure {
  return { value, accuracy: { kind: 'exact', low, high, method: 'Markov chain, truncated' }, uncertainty: null };
}
