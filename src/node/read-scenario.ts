import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { unitOf } from '../catalog/parameter-definition.js';
import { parameterDefinition, parameterNames } from '../catalog/parameters.js';
import { presets } from '../catalog/presets.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import { groupedHosts } from '../scenario/build/grouped-hosts.js';
import type { InventoryGroup } from '../scenario/build/hosts.js';
import { hostInventories } from '../scenario/host-inventories.js';
import { inFileOrder } from '../scenario/problem.js';
import { type ScenarioReading, scenarioFromText } from '../scenario/scenario-from-text.js';
import { unreadParameters } from '../study/unread-parameters.js';
import { fileStatus, unreadable } from './file-status.js';
import { readInventory } from './read-inventory.js';

type Hosts = { readonly groups: readonly InventoryGroup[] | null } | { readonly fault: string };
type Inventories = ReadonlyMap<string, Hosts>;

/**
 * Reads a scenario file with all that it names: every mistake at once, or the Scenario. Never throws for what is in the
 * files; a scenario that cannot be read at all is a problem at its first line. Parameters are those of the catalog; a
 * warning names each that is stated and read by no model.
 *
 * @param path as it shall stand in messages
 */
export async function readScenario(path: string): Promise<ScenarioReading> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (fault) {
    return { scenario: null, problems: [unreadable(path, 'a scenario', fault)] };
  }
  const text = bytes.toString('utf8');
  const folder = dirname(resolve(path));
  const inventories = await readInventories(text, folder);
  const reading = scenarioFromText(text, path, {
    knownParameters: parameterNames,
    presets: new Map(presets.map(({ name, parameters }) => [name, parameters])),
    parameterUnit: (name) => unitOf(parameterDefinition(name)!.role),
    fileStatus: (name) => fileStatus(folder, name),
    fileNames: readdirSync(folder).filter((name) => name !== basename(path)),
    hashOf: sha256,
    hashOfFile: (name) => sha256(readFileSync(resolve(folder, name))),
    textOfFile: (name) => readFileSync(resolve(folder, name), 'utf8').replace(/^\uFEFF/, ''),
    inventory: (name) => inventoryOf(inventories.get(name)).groups,
    inventoryFault: (name) => inventoryOf(inventories.get(name)).fault,
  });
  const { scenario, problems } = reading;
  return scenario === null
    ? reading
    : { scenario, problems: inFileOrder([...problems, ...unreadParameters(scenario)]) };
}

function inventoryOf(hosts: Hosts | undefined) {
  return { groups: null, fault: null, ...hosts };
}

async function readInventories(text: string, folder: string): Promise<Inventories> {
  const { files, encoding } = hostInventories(text);
  const read = await Promise.all(files.map((file) => readHosts(file, folder, encoding)));
  return new Map(files.map((file, index) => [file, read[index]]));
}

/** What keeps a file from being read is said as a problem of the scenario, where the file is named. */
async function readHosts(file: string, folder: string, encoding: string | null): Promise<Hosts> {
  if (!['file', 'outside'].includes(fileStatus(folder, file))) return { groups: null };
  try {
    const { machines } = await readInventory(resolve(folder, file), { timeZone: null, encoding, window: null });
    return { groups: groupedHosts(machines) };
  } catch (thrown) {
    if (thrown instanceof MeasurementError) return { fault: thrown.message };
    throw thrown;
  }
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
