import type { CandidateEvaluation, Evaluation, ServiceEvaluation } from '../evaluation/evaluation.js';
import { countedUnavailability } from '../evaluation/unavailability-draws.js';
import { shareOnAssumed } from './assumptions.js';
import type { Finding, PairRecord, Standing } from './comparison.js';

/** What the report says in sentences, as data: per candidate and service, then the differences, then break-evens. */
export function findingsOf(
  evaluation: Evaluation,
  standings: readonly Standing[],
  pairs: readonly PairRecord[],
): Finding[] {
  const each = (write: (service: ServiceEvaluation, candidate: CandidateEvaluation) => Finding[]) =>
    evaluation.candidates.flatMap((candidate) => candidate.services.flatMap((service) => write(service, candidate)));
  return [
    ...each((service, candidate) => targetFinding(service, candidate, standings)),
    ...each(largestCause),
    ...each((service, candidate) => difference(service, candidate, pairs, evaluation)),
    ...evaluation.candidates.flatMap((candidate) => hostDifference(candidate, evaluation)),
    ...evaluation.uncertainty.breakEvens.map((entry): Finding => ({ kind: 'break-even', ...entry })),
    ...each((service, candidate) => restsOnAssumptions(service, candidate, evaluation)),
    ...each(commonCauseBound),
  ];
}

function targetFinding(
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  standings: readonly Standing[],
): Finding[] {
  const entry = standings
    .find((standing) => standing.candidate === candidate.id)
    ?.targets.find((target) => target.service === service.id && target.kind === 'availability');
  if (entry === undefined || entry.met === null) return [];
  return [
    {
      kind: entry.met ? 'meets-target' : 'misses-target',
      candidate: candidate.id,
      service: service.id,
      target: entry.target,
      availability: 1 - countedUnavailability(service).value,
      probability: entry.probability,
    },
  ];
}

function largestCause({ id, budget }: ServiceEvaluation, candidate: CandidateEvaluation): Finding[] {
  const total = budget.reduce((sum, { minutesPerYear }) => sum + minutesPerYear, 0);
  if (total <= 0) return [];
  const { cause, minutesPerYear } = budget.reduce((most, row) =>
    row.minutesPerYear > most.minutesPerYear ? row : most,
  );
  const share = minutesPerYear / total;
  return [{ kind: 'largest-cause', candidate: candidate.id, service: id, cause, share, minutesPerYear }];
}

function difference(
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  pairs: readonly PairRecord[],
  evaluation: Evaluation,
): Finding[] {
  const { baseline } = evaluation.scenario;
  const other = baselineOf(evaluation)?.services.find(({ id }) => id === service.id);
  if (candidate.id === baseline || other === undefined) return [];
  const minutes = evaluation.hoursPerYear * 60;
  return [
    {
      kind: 'difference',
      candidate: candidate.id,
      baseline,
      service: service.id,
      minutesPerYear: (service.unavailability.value - other.unavailability.value) * minutes,
      probabilityLess: probabilityLessIn(pairs, service.id, candidate.id, baseline),
    },
  ];
}

function probabilityLessIn(
  pairs: readonly PairRecord[],
  service: string,
  candidate: string,
  than: string,
): number | null {
  for (const { service: of, a, b, probabilityBLess: less } of pairs) {
    if (of !== service || less === null) continue;
    if (a === than && b === candidate) return less;
    if (a === candidate && b === than) return 1 - less;
  }
  return null;
}

/** Hosts needed where the placement found them on both sides, else the hosts there are. */
function hostDifference(candidate: CandidateEvaluation, evaluation: Evaluation): Finding[] {
  const baseline = baselineOf(evaluation);
  if (baseline === undefined || candidate.id === baseline.id) return [];
  if (candidate.platform === 'custom' || baseline.platform === 'custom') return [];
  const [own, others] = [candidate.placement, baseline.placement];
  const [needed, othersNeeded] = [own.hostsNeeded.heuristic, others.hostsNeeded.heuristic];
  const known = needed !== null && othersNeeded !== null;
  const change = known ? needed - othersNeeded : own.hosts - others.hosts;
  return [{ kind: 'hosts', candidate: candidate.id, baseline: baseline.id, difference: change }];
}

function restsOnAssumptions(
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  { uncertainty }: Evaluation,
): Finding[] {
  const unavailability = countedUnavailability(service).value;
  const share = shareOnAssumed(candidate, service.id, unavailability, uncertainty.tornado);
  return share === null ? [] : [{ kind: 'rests-on-assumptions', candidate: candidate.id, service: service.id, share }];
}

/** Causes that strike every replica at once, so that no redundancy inside the candidate multiplies them away. */
const commonCauses: ReadonlySet<string> = new Set([
  'common-cause',
  'workload-common-cause',
  'release',
  'release-bad',
  'operator',
  'operator-error',
  'external',
  'site',
]);

/** Independence alone makes any number of nines appear: above six, without a dominating common cause, it is said. */
function commonCauseBound(
  { id, unavailability, budget }: ServiceEvaluation,
  candidate: CandidateEvaluation,
): Finding[] {
  if (unavailability.value >= 1e-6) return [];
  const sum = (rows: ServiceEvaluation['budget']) => rows.reduce((total, row) => total + row.minutesPerYear, 0);
  const total = sum(budget);
  const dominated = total > 0 && sum(budget.filter(({ cause }) => commonCauses.has(cause))) >= total / 2;
  return dominated ? [] : [{ kind: 'common-cause-bound', candidate: candidate.id, service: id }];
}

function baselineOf({ candidates, scenario }: Evaluation): CandidateEvaluation | undefined {
  return candidates.find(({ id }) => id === scenario.baseline);
}
