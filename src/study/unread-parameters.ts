import { standardDistribution } from '../catalog/evidence-parameter.js';
import { parameterDefinition } from '../catalog/parameters.js';
import { defaultOf } from '../catalog/resolve.js';
import type { Distribution } from '../maths/distribution.js';
import { blueprintOf } from '../platforms/blueprint-of.js';
import { wattsPerHost } from '../platforms/energy.js';
import { type Problem, warningAt } from '../scenario/problem.js';
import type { Candidate, Evidence, Scenario } from '../scenario/scenario.js';

type Stated = Readonly<Record<string, Evidence>>;

/** A parameter where it is stated: one place may state it for several candidates. */
interface Statement {
  readonly name: string;
  readonly position: NonNullable<Evidence['position']>;
  /** Of a candidate, or all of them; otherwise of one workload or some hosts. */
  readonly isOfCandidate: boolean;
  isRead: boolean;
  /** Some candidate it is stated for reads it, only not from there. */
  isReadElsewhere: boolean;
}

/**
 * A warning for each parameter that is stated and read by none of the candidates it is stated for: it would change
 * nothing, and its author believes it does. What is read is seen, not listed: the parts of the candidate that state
 * parameters note which are asked for while the platform makes a model of it, and the model names the rest.
 */
export function unreadParameters({ candidates }: Scenario): Problem[] {
  const statements = new Map<string, Statement>();
  for (const candidate of candidates) {
    const { named, asked } = readingsOf(candidate);
    const all = new Set([...named, ...[...asked.values()].flatMap((names) => [...names])]);
    const parts = candidate.runsOn === null ? asked : new Map([...asked, [candidate.runsOn.parameters, new Set()]]);
    for (const [stated, names] of parts) {
      const isOfCandidate = stated === candidate.parameters || stated === candidate.runsOn?.parameters;
      for (const [name, { position }] of Object.entries(stated)) {
        if (position === null) continue;
        const key = `${position.file}:${position.line}:${position.column}`;
        const statement = statements.get(key) ?? {
          name,
          position,
          isOfCandidate,
          isRead: false,
          isReadElsewhere: false,
        };
        statement.isRead ||= names.has(name) || (isOfCandidate && named.has(name));
        statement.isReadElsewhere ||= all.has(name);
        statements.set(key, statement);
      }
    }
  }
  return [...statements.values()].flatMap((statement) => (statement.isRead ? [] : [warningOf(statement)]));
}

function warningOf({ name, position, isOfCandidate, isReadElsewhere }: Statement): Problem {
  const nothing = `${name} changes nothing`;
  if (isReadElsewhere && isOfCandidate)
    return warningAt(position, `${nothing}: every workload or group of hosts that reads it states its own`);
  if (isReadElsewhere)
    return warningAt(position, `${nothing}: it is not read from there, but of the candidate or the whole scenario`);
  return warningAt(position, `${nothing}: no candidate it is stated for reads it`);
}

/** Names of parameters in the candidate's model, and those asked for of each of its parts that state some. */
function readingsOf(candidate: Candidate) {
  const asked = new Map<Stated, Set<string>>();
  const watched = <T extends { readonly parameters: Stated }>(part: T): T => {
    const names = new Set<string>();
    asked.set(part.parameters, names);
    const parameters = new Proxy(part.parameters, {
      get: (target, name) => {
        names.add(String(name));
        return target[String(name)];
      },
    });
    return { ...part, parameters };
  };
  const observed: Candidate = {
    ...watched(candidate),
    workloads: candidate.workloads.map(watched),
    hosts: candidate.hosts.map(watched),
  };
  const { model, failureModes, placement } = blueprintOf(observed);
  wattsPerHost(observed, placement);
  const named = new Set<string>();
  collectTexts([model, failureModes], named);
  for (const name of named) for (const part of partsOf(name, candidate)) named.add(part);
  return { named, asked };
}

/** Parameters that the catalog makes this one of, unless it is stated itself. */
function partsOf(name: string, { parameters, version }: Candidate): string[] {
  const definition = parameterDefinition(name);
  if (definition === undefined || Object.hasOwn(parameters, name)) return [];
  const parts: string[] = [];
  const distributionOf = (part: string): Distribution => {
    parts.push(part);
    return defaultOf(part).distribution;
  };
  standardDistribution(definition, { kubernetesVersion: version, distributionOf });
  return parts;
}

/** Every text in plain data: parameter names among them are those the model reads. */
function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) collectTexts(inner, into);
}
