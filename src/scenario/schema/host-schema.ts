import * as z from 'zod';
import { expectedFound } from '../wording.js';
import { fileName } from './evidence-map.js';
import { count, flag, key, list, map, named, oneOf } from './field.js';
import { parameters, resources } from './workload-schema.js';

const hostGroup = map('hosts', {
  count: key('How many machines. Default: as the inventory has them.', count('a whole number of hosts')),
  racks: key('Over how many racks they are spread. Default: 1.', count('a whole number of racks')),
  switches: key(
    'Top-of-rack switches in each rack, of which one is enough; without any the hosts of the rack run on, cut off. Default: not followed apart, their failures are part of the rack’s.',
    z.union([z.literal(1), z.literal(2)], { error: (issue) => expectedFound('1 or 2 switches', issue.input) }),
  ),
  ...resources,
  inventory: key('A CSV file with names, racks, cores and memory as exported (RVTools vHost).', fileName),
  parameters: key('Parameters of these machines alone: nearest of all.', parameters),
});

/** Alike, or a list of groups. */
export const hosts = z.union([hostGroup, list('a list of host groups', hostGroup)], {
  error: (issue) => expectedFound('hosts such as { count: 6, racks: 2, cpu: 32, memory: 256 GiB }', issue.input),
});

export const sites = named('sites', map('a site', { hosts: key('The machines at this site.', hosts) }).nullish());

const nodePool = map('cluster nodes', {
  count: key('How many virtual machines.', count('a whole number of nodes')),
  ...resources,
  apart: key('true: never two on one host. Default: false.', flag()),
  role: key(
    'Default: control-plane for a pool named masters or control-plane, else worker.',
    oneOf(['control-plane', 'worker']),
  ),
});

export const nodePools = named('cluster nodes', nodePool.nullish());

/** A whole number, or one per site. */
export function perSite(what: string) {
  const whole = count(`a whole number of ${what}`);
  return z.union([whole, named(what, whole.nullish())], {
    error: (issue) => expectedFound(`a whole number of ${what}, or one per site`, issue.input),
  });
}
