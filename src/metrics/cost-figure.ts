import type { CandidateEvaluation, Evaluation, MaybeFigure } from '../evaluation/evaluation.js';
import { exactFigure, unknownBecause, withDraws } from '../evaluation/figure.js';
import { unavailabilityDraws, uncertaintyLevel } from '../evaluation/unavailability-draws.js';

/** Energy of all hosts in a year, kWh; unknown without a power figure. */
export function hostEnergy(candidate: CandidateEvaluation, evaluation: Evaluation): MaybeFigure {
  if (candidate.platform === 'custom') return unknownBecause('custom-candidate');
  const { wattsPerHost } = candidate.prices;
  if (wattsPerHost === null) return unknownBecause('not-modelled');
  const kilowatts = (wattsPerHost * candidate.placement.hosts) / 1000;
  return exactFigure(kilowatts * evaluation.hoursPerYear, 'hosts × watts × hours');
}

/**
 * What the platform costs in a year whatever happens: hosts, licences per core, energy. A licence or energy price that
 * was not given counts as none; without a price of hosts the cost is unknown.
 */
export function platformCost(candidate: CandidateEvaluation, evaluation: Evaluation): MaybeFigure {
  const cost = platformCostValue(candidate, evaluation);
  return cost === null ? unknownBecause('no-prices') : exactFigure(cost, 'hosts, licences and energy');
}

/** Expected loss from the downtime of the services that have a price, planned work included, per year. */
export function downtimeCost(candidate: CandidateEvaluation, evaluation: Evaluation): MaybeFigure {
  const nominal = pricedServices(candidate).map(({ service, price }) => ({ price, figure: service.unavailability }));
  if (nominal.length === 0) return unknownBecause('no-prices');
  const sum = (read: (figure: (typeof nominal)[number]['figure']) => number) =>
    nominal.reduce((total, { price, figure }) => total + price * read(figure) * evaluation.hoursPerYear, 0);
  const accuracy = {
    kind: 'approximation' as const,
    low: sum((figure) => figure.accuracy.low),
    high: sum((figure) => figure.accuracy.high),
    method: 'price × expected downtime',
  };
  const figure = { value: sum(({ value }) => value), accuracy, uncertainty: null };
  return withDraws(figure, downtimeCostDraws(candidate, evaluation), uncertaintyLevel(evaluation));
}

export function downtimeCostDraws(candidate: CandidateEvaluation, evaluation: Evaluation): readonly number[] | null {
  const priced = pricedServices(candidate).map(({ service, price }) => ({
    price,
    draws: unavailabilityDraws(evaluation.uncertainty, candidate.id, service.id),
  }));
  if (priced.length === 0 || priced.some(({ draws }) => draws === null)) return null;
  return priced[0]!.draws!.map((_, i) =>
    priced.reduce((total, { price, draws }) => total + price * draws![i]! * evaluation.hoursPerYear, 0),
  );
}

/** Platform and expected loss from downtime together; without a price of downtime, the platform alone. */
export function totalCost(candidate: CandidateEvaluation, evaluation: Evaluation): MaybeFigure {
  const fixed = platformCostValue(candidate, evaluation);
  if (fixed === null) return unknownBecause('no-prices');
  const loss = downtimeCost(candidate, evaluation);
  if ('unknown' in loss) return exactFigure(fixed, 'hosts, licences and energy');
  const { accuracy } = loss;
  const figure = {
    value: fixed + loss.value,
    accuracy: { ...accuracy, low: fixed + accuracy.low, high: fixed + accuracy.high },
    uncertainty: null,
  };
  return withDraws(figure, totalCostDraws(candidate, evaluation), uncertaintyLevel(evaluation));
}

/** Years that a decision about a platform is usually counted over: hosts are written off in five. */
export const reviewedYears = 5;

/** The same for five years, at the prices of today. */
export function fiveYearCost(candidate: CandidateEvaluation, evaluation: Evaluation): MaybeFigure {
  const yearly = totalCost(candidate, evaluation);
  if ('unknown' in yearly) return yearly;
  const ends = <T extends { readonly low: number; readonly high: number }>(interval: T): T => ({
    ...interval,
    low: interval.low * reviewedYears,
    high: interval.high * reviewedYears,
  });
  const { value, accuracy, uncertainty } = yearly;
  return {
    value: value * reviewedYears,
    accuracy: ends(accuracy),
    uncertainty: uncertainty === null ? null : ends(uncertainty),
  };
}

export function totalCostDraws(candidate: CandidateEvaluation, evaluation: Evaluation): readonly number[] | null {
  const fixed = platformCostValue(candidate, evaluation);
  if (fixed === null) return null;
  return downtimeCostDraws(candidate, evaluation)?.map((loss) => fixed + loss) ?? null;
}

function platformCostValue(candidate: CandidateEvaluation, evaluation: Evaluation): number | null {
  const { hostPerYear, licencesPerCorePerYear, energyPerKWh } = candidate.prices;
  if (hostPerYear === null || candidate.platform === 'custom') return null;
  const energy = hostEnergy(candidate, evaluation);
  const energyCost = energyPerKWh === null || 'unknown' in energy ? 0 : energyPerKWh * energy.value;
  const licences = (licencesPerCorePerYear ?? 0) * cores(candidate);
  return hostPerYear * candidate.placement.hosts + licences + energyCost;
}

function cores(candidate: CandidateEvaluation): number {
  const hosts = candidate.topology.sites.flatMap((site) => site.racks).flatMap((rack) => rack.hosts);
  return hosts.reduce((sum, host) => sum + host.cpu, 0);
}

function pricedServices(candidate: CandidateEvaluation) {
  const prices = candidate.prices.downtimePerHour;
  return candidate.services.flatMap((service) =>
    Object.hasOwn(prices, service.id) ? [{ service, price: prices[service.id]! }] : [],
  );
}
