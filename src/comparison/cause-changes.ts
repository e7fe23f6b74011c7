import type { BudgetRow, Evaluation } from '../evaluation/evaluation.js';

/** Downtime of a service that a cause has in one of two saved Evaluations more than in the other. */
export interface CauseChange {
  readonly candidate: string;
  readonly service: string;
  readonly cause: string;
  /** Minutes a year; 0: the cause brings the service down in the other only. */
  readonly before: number;
  readonly after: number;
}

/** A cause whose change is below this share of the downtime does not explain it. */
const smallestShare = 0.01;
const most = 4;

/** What the downtime of each service both have has changed by: the causes that changed most, the largest change first. */
export function causeChanges(before: Evaluation, after: Evaluation): CauseChange[] {
  return after.candidates.flatMap(({ id, services }) => {
    const old = before.candidates.find((candidate) => candidate.id === id);
    return services.flatMap((service) => {
      const was = old?.services.find((each) => each.id === service.id);
      if (was === undefined) return [];
      const [minutesBefore, minutesAfter] = [minutesByCause(was.budget), minutesByCause(service.budget)];
      const whole = Math.max(total(minutesBefore), total(minutesAfter));
      return [...new Set([...minutesAfter.keys(), ...minutesBefore.keys()])]
        .map((cause) => ({
          candidate: id,
          service: service.id,
          cause,
          before: minutesBefore.get(cause) ?? 0,
          after: minutesAfter.get(cause) ?? 0,
        }))
        .filter((change) => changeOf(change) > smallestShare * whole)
        .sort((a, b) => changeOf(b) - changeOf(a) || (a.cause < b.cause ? -1 : 1))
        .slice(0, most);
    });
  });
}

const changeOf = ({ before, after }: CauseChange): number => Math.abs(after - before);
const minutesByCause = (budget: readonly BudgetRow[]) =>
  new Map(budget.map(({ cause, minutesPerYear }) => [cause, minutesPerYear]));
const total = (minutes: ReadonlyMap<string, number>): number => [...minutes.values()].reduce((a, b) => a + b, 0);
