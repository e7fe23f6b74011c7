import type { Parameter } from '../../src/catalog/parameter.js';
import type { Service } from '../../src/scenario/scenario.js';
import type { CandidateResponse } from '../../src/study/candidate-response.js';

/** A mean of so many hours, known up to a lognormal error factor. */
export function lognormalParameter(name: string, hours: number, errorFactor = 3): Parameter {
  return {
    name,
    unit: 'duration',
    distribution: { kind: 'exponential', mean: hours },
    uncertainty: { kind: 'lognormal', errorFactor },
    knowledge: 'assumed',
    source: 'test',
  };
}

/** A candidate whose unavailability is known in closed form. One service, `shop`. */
export function closedForm(
  id: string,
  parameters: readonly Parameter[],
  unavailability: (meanOf: (name: string) => number) => number,
  target: Service['target'] = null,
): CandidateResponse {
  const table = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const hours = ({ distribution }: Parameter) => (distribution.kind === 'exponential' ? distribution.mean : Number.NaN);
  const shares = (factors: ReadonlyMap<string, number>): number =>
    unavailability((name) => hours(table.get(name)!) * (factors.get(name) ?? 1));
  return {
    candidate: { id, services: [{ id: 'shop', needs: [], target }] },
    services: ['shop'],
    parameters: table,
    withFactors: (factors) => {
      const whole = shares(factors);
      return [{ whole, unplanned: whole }];
    },
    elasticities: [
      new Map(
        parameters.map(({ name }) => {
          const at = (step: number) => Math.log(shares(new Map([[name, Math.exp(step)]])));
          const whole = (at(1e-5) - at(-1e-5)) / 2e-5;
          return [name, { whole, unplanned: whole }];
        }),
      ),
    ],
    outagesWithFactors: () => [Number.NaN],
  };
}

/** One component that fails and is repaired: U = r/(f + r), which is f/r odds against. */
export function oneComponent(id: string, failure: Parameter, restore: Parameter): CandidateResponse {
  return closedForm(id, [failure, restore], (meanOf) => {
    const [f, r] = [meanOf(failure.name), meanOf(restore.name)];
    return r / (f + r);
  });
}
