import { defaultOf } from '../../catalog/resolve.js';
import { hoursPerYear } from '../../maths/calendar-hours.js';
import { mean, variance } from '../../maths/distribution-moments.js';
import type { Candidate } from '../../scenario/scenario.js';
import { numberOf } from '../capacity-figures.js';

/** What keeps the rules on a node by which requests find backends. */
const agents = ['kube-proxy', 'cni-agent'];
/** What takes the backends of a node away, so that rules have to change. */
const losses = ['host', 'os', 'kubelet'];

/**
 * What stale rules cost at most, in minutes of a one-instance service a year, so that they may be left out: a backend is
 * lost while the rules of the node a request comes by are stale, and stay so for the rest of the repair. Losses a year ×
 * share of time stale × mean residual repair E[R²] ÷ 2E[R]; over all nodes the shares of requests add up to one.
 */
export function staleRulesMinutes(candidate: Candidate): number {
  const lossesPerHour = losses.reduce((sum, name) => sum + 1 / numberOf(candidate, `${name}.time-to-failure`), 0);
  const perLoss = agents.reduce((sum, name) => {
    const repair = defaultOf(`${name}.time-to-restore`).distribution;
    const residual = (mean(repair) + variance(repair) / mean(repair)) / 2;
    return sum + (mean(repair) / numberOf(candidate, `${name}.time-to-failure`)) * residual;
  }, 0);
  return roundedUp(hoursPerYear * lossesPerHour * perLoss * 60);
}

/** To one digit, upwards: it is a bound. */
function roundedUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Number((Math.ceil(value / unit) * unit).toPrecision(1));
}
