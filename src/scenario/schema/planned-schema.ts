import * as z from 'zod';
import { expectedFound } from '../wording.js';
import { key, map } from './field.js';
import { duration } from './quantity-fields.js';

const job = z.union(
  [
    z.literal('none'),
    map('a planned job', {
      every: key('Time between two rounds over all machines.', duration),
      duration: key('How long it takes for each machine.', duration),
    }),
  ],
  { error: (issue) => expectedFound('none, or a job such as { every: 1 month, duration: 30 min }', issue.input) },
);

/** Planned work of the platform; releases of applications stand with the workload. */
export const planned = z.union(
  [
    z.literal('none'),
    map('planned work', {
      'host-patching': key('Patching of hosts or hypervisors, one host after the other. Default: catalog.', job),
      'guest-patching': key('Patching of guest operating systems, one after the other. Default: catalog.', job),
      'platform-upgrade': key('Upgrade of the platform, one machine after the other. Default: catalog.', job),
    }),
  ],
  { error: (issue) => expectedFound('none, or planned work by name', issue.input) },
);
