import { at, entriesOf, itemsOf, type Located, positionOf, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import { readable } from '../readable.js';
import type { Evidence, EvidenceBody } from '../scenario.js';
import { evidence, unitFaults } from '../schema/evidence-schema.js';
import type { ParameterUnit } from '../schema/magnitude.js';
import { expectedFound } from '../wording.js';

/** What is asked of the catalog, which this folder does not know. */
export interface ParameterNames {
  readonly knownParameters: readonly string[];
  /** Unit of a known parameter; left out: durations and percentages are told by how they are written. */
  readonly parameterUnit?: (name: string) => ParameterUnit;
  /** Named sets of parameters; left out: there are none. */
  readonly presets?: ReadonlyMap<string, Readonly<Record<string, Evidence>>>;
}

/** Unknown parameter names, and values in another unit than the parameter's, wherever parameters may stand. */
export function parameterProblems(root: Located, names: ParameterNames): Problem[] {
  const candidates = entriesOf(at(root, 'candidates')).map(([, { value }]) => value);
  const places = [root, ...candidates];
  return [
    ...places.flatMap((place) => presetProblems(at(place, 'preset'), names)),
    ...places.flatMap(parameterMaps).flatMap((map) => problemsIn(map, names)),
  ];
}

function presetProblems(preset: Located | undefined, { presets = new Map() }: ParameterNames): Problem[] {
  const name = textOf(preset);
  if (preset === undefined || name === undefined || presets.has(name)) return [];
  return [errorAt(preset.position, expectedFound('the name of a preset', name, [...presets.keys()]))];
}

function parameterMaps(place: Located): Located[] {
  const workloads = entriesOf(at(place, 'workloads')).map(([, { value }]) => value);
  const sites = entriesOf(at(place, 'sites')).map(([, { value }]) => value);
  const hosts = [place, ...sites].flatMap((one) => [at(one, 'hosts'), ...itemsOf(at(one, 'hosts'))]);
  const maps = [place, ...workloads, ...hosts].map((one) => at(one, 'parameters'));
  return maps.filter((map): map is Located => map !== undefined);
}

function problemsIn(map: Located, { knownParameters, parameterUnit }: ParameterNames): Problem[] {
  return entriesOf(map).flatMap(([name, { position, value }]) => {
    if (!knownParameters.includes(name)) {
      return [errorAt(position, expectedFound('the name of a parameter', name, knownParameters))];
    }
    return valueProblems(name, value, parameterUnit?.(name) ?? null);
  });
}

function valueProblems(name: string, value: Located, unit: ParameterUnit | null): Problem[] {
  const read = readable(evidence, value);
  if (read === undefined) return [];
  const faults = unit === null ? bareNumbers(read.magnitudes) : unitFaults(read.magnitudes, unit);
  const problems = faults.map(({ path, message }) => errorAt(positionOf(value, path), message));
  const misfit = misfitOf(name, read.body);
  return misfit === null ? problems : [...problems, errorAt(positionOf(value, []), misfit)];
}

/** Evidence of a kind that says nothing about this parameter. */
function misfitOf(name: string, body: EvidenceBody): string | null {
  const isFailure = name.endsWith('time-to-failure');
  if (body.kind === 'observed' && !isFailure)
    return `expected observed only for a time-to-failure, found it for ${name}`;
  return body.kind === 'value' && body.value === 0 && isFailure ? `expected a ${name} above 0, found 0` : null;
}

function bareNumbers(magnitudes: Parameters<typeof unitFaults>[0]) {
  return unitFaults(
    magnitudes.filter(({ magnitude: { unit, written } }) => unit === 'number' && typeof written === 'number'),
    'duration',
  );
}
