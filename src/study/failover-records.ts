import type { FailureModeRecord } from '../evaluation/evaluation.js';
import type { Distribution } from '../maths/distribution.js';
import { mean } from '../maths/distribution-moments.js';
import { quantile } from '../maths/distribution-quantile.js';
import { delayDistribution, delayMean, type ParameterTable, probabilityOf } from '../model/delay.js';
import type { FailureModePlan } from '../platforms/blueprint.js';
import { isManagementAlone, type Service } from '../scenario/scenario.js';
import { namesOf } from './candidate-parameters.js';

/** Enough for a smooth distribution function. */
const levels = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);

/**
 * The failover rows with numbers in: phases by their means, the whole by its quantiles (convolution of the phases). A row
 * of one workload concerns the services that need it, any other those the platform is for.
 */
export function failoverRecords(
  plans: readonly FailureModePlan[],
  table: ParameterTable,
  services: readonly Pick<Service, 'id' | 'needs'>[],
): FailureModeRecord[] {
  const used = services.filter((service) => !isManagementAlone(service));
  const concerned = (workload: string | null) =>
    workload === null ? used : used.filter(({ needs }) => needs.includes(workload));
  const times = new Map<string, FailureModeRecord['total']>();
  return plans.map((plan) => {
    const parts = plan.phases.flatMap(({ delay }) => delayDistribution(delay, table) ?? []);
    const total: Distribution = parts.length === 1 ? parts[0]! : { kind: 'sum', of: parts };
    // Many rows wait for the same phases; a convolution costs more than all the rest.
    const law = JSON.stringify(total);
    const time = times.get(law) ?? totalTime(total);
    times.set(law, time);
    const { workload } = plan;
    return {
      id: plan.id,
      workload,
      service: null,
      ...(workload === null && used.length === services.length
        ? {}
        : { services: concerned(workload).map(({ id }) => id) }),
      phases: plan.phases.map(({ phase, label, delay }) => ({
        phase,
        label,
        meanSeconds: seconds(delayMean(delay, table)),
        parameters: namesOf(delay),
      })),
      total: time,
      lostShare: plan.lostShare,
      coverage: plan.coverageFactor === null ? null : probabilityOf(table, plan.coverageFactor),
    };
  });
}

function totalTime(total: Distribution): FailureModeRecord['total'] {
  return {
    mean: seconds(mean(total)),
    p50: seconds(quantile(total, 0.5)),
    p95: seconds(quantile(total, 0.95)),
    p99: seconds(quantile(total, 0.99)),
    quantiles: levels.map((level) => seconds(quantile(total, level))),
  };
}

function seconds(hours: number): number {
  return hours * 3600;
}
