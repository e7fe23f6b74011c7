import { nearestName } from './nearest-name.js';
import type { ParameterDefinition } from './parameter-definition.js';
import { addOnParameters } from './parameters/add-ons.js';
import { addressParameters } from './parameters/addresses.js';
import { applicationParameters } from './parameters/applications.js';
import { capacityParameters } from './parameters/capacity.js';
import { controlPlaneParameters } from './parameters/control-plane.js';
import { facilityParameters } from './parameters/facilities.js';
import { hostParameters } from './parameters/hosts.js';
import { kubernetesParameters } from './parameters/kubernetes.js';
import { operationsParameters } from './parameters/operations.js';
import { persistentFaultParameters } from './parameters/persistent-faults.js';
import { storageParameters } from './parameters/storage.js';
import { vmPlatformParameters } from './parameters/vm-platforms.js';

/** Every parameter of the catalog, in the order reports list them: from the machine up to planned work. */
export const parameterDefinitions: readonly ParameterDefinition[] = [
  ...hostParameters,
  ...applicationParameters,
  ...vmPlatformParameters,
  ...kubernetesParameters,
  ...controlPlaneParameters,
  ...addressParameters,
  ...storageParameters,
  ...facilityParameters,
  ...operationsParameters,
  ...capacityParameters,
  ...addOnParameters,
  ...persistentFaultParameters,
];

const byName = new Map(parameterDefinitions.map((definition) => [definition.name, definition]));

/** All names, in catalog order. */
export const parameterNames: readonly string[] = [...byName.keys()];

/** The definition of this name, or undefined. */
export function parameterDefinition(name: string): ParameterDefinition | undefined {
  return byName.get(name);
}

/** The parameter that was probably meant, or null. */
export function nearestParameter(name: string): string | null {
  return nearestName(name, parameterNames);
}
