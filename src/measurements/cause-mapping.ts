import { nearestName } from '../catalog/nearest-name.js';
import { UNDETERMINED } from './outage-statistics.js';

/**
 * Which component kind a cause in a log speaks of. Exactly one each: otherwise a failure is counted in the host and again
 * in the layers above it.
 */
const kindOfCause: Readonly<Record<string, string>> = {
  hardware: 'host',
  hw: 'host',
  硬件: 'host',
  software: 'os',
  sw: 'os',
  os: 'os',
  'operating system': 'os',
  软件: 'os',
  操作系统: 'os',
  facilities: 'power-feed',
  power: 'power-feed',
  environment: 'power-feed',
  电力: 'power-feed',
  机房: 'power-feed',
  network: 'tor-switch',
  网络: 'tor-switch',
  human: 'operator-error',
  'human error': 'operator-error',
  change: 'operator-error',
  人为: 'operator-error',
  storage: 'array',
  存储: 'array',
};

/** Component kinds that logs name causes of, in the order of the catalog. */
export const causeKinds: readonly string[] = [...new Set(Object.values(kindOfCause))];

/** Component kind of a parameter such as `host.time-to-failure`, if logs name causes of that kind; else null. */
export function causeKindOf(parameter: string): string | null {
  const kind = parameter.slice(0, parameter.lastIndexOf('.'));
  return causeKinds.includes(kind) ? kind : null;
}

/** Causes of a log (lower case) that map to no component kind. */
export function unmappedCauses(causes: readonly string[]): readonly string[] {
  return causes.filter((cause) => !UNDETERMINED.includes(cause) && kindOfCause[cause] === undefined);
}

/** Whether a cell names a known cause, or says that there is none. */
export function isCause(cell: string): boolean {
  return unmappedCauses([cell.trim().toLowerCase()]).length === 0;
}

/** Whether a cause (lower case) belongs to this component kind. */
export function isCauseOf(kind: string): (cause: string) => boolean {
  return (cause) => kindOfCause[cause] === kind;
}

/** The known cause that resembles this one, for messages. */
export function nearestCause(cause: string): string | null {
  return nearestName(cause, Object.keys(kindOfCause));
}
