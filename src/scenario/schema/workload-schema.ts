import * as z from 'zod';
import { expectedFound } from '../wording.js';
import { durationEvidence, evidence } from './evidence-schema.js';
import { byWord, count, flag, key, list, map, named, oneOf, text } from './field.js';
import { cpu, duration, eventRate, memory, percentage } from './quantity-fields.js';

/** CPU and memory of one instance, host or cluster node. */
export const resources = {
  cpu: key('Cores: physical cores of a host, vCPU of a virtual machine or requests of a pod.', cpu),
  memory: key('Memory, for example 4 GiB.', memory),
};

/** Parameter overrides by name. */
export const parameters = byWord('parameters by name', evidence.nullish()).meta({ id: 'Parameters' });

const optionalCall = byWord('a workload marked optional', z.literal('optional'));

const call = z.union([text('the name of a workload'), optionalCall], {
  error: (issue) => expectedFound('the name of a workload, or { name: optional }', issue.input),
});

const workload = map('a workload', {
  instances: key('How many run. Default: 1.', count('a whole number of instances')),
  required: key('How many must serve for the workload to be up. Default: all of them.', count('a whole number')),
  each: key('What one instance takes. Must be said.', map('what one instance takes', resources)),
  start: key("The application's own start, once its guest or container is up. Default: catalog.", durationEvidence),
  spread: key(
    'Instances are kept on different hosts, racks or sites where possible. Default: host for more than one instance, else none.',
    oneOf(['none', 'host', 'rack', 'site']),
  ),
  'hard-spread': key(
    'true: an instance waits rather than break the spread (DoNotSchedule, required anti-affinity, a must rule). Default: false.',
    flag(),
  ),
  controller: key(
    'Kubernetes: what keeps its pods; those of a stateful-set are not started elsewhere until their node is back or a person releases them. Default: deployment.',
    oneOf(['deployment', 'stateful-set']),
  ),
  storage: key('attached: a volume that moves with the instance. Default: none.', oneOf(['none', 'attached'])),
  mode: key(
    'leader: one instance serves and the others stand by. Default: active-active.',
    oneOf(['active-active', 'leader']),
  ),
  releases: key(
    'New versions of the application. Default: none are modelled.',
    map('releases', {
      every: key('Time between two releases.', duration),
      failing: key('Share of releases that fail and are rolled back.', percentage),
    }),
  ),
  calls: key(
    'Workloads or externals it needs to answer; { name: optional } if it can do without.',
    list('a list of calls', call, 0),
  ),
  parameters: key('Parameters of this workload alone: nearer than those of the candidate.', parameters),
});

export const workloads = named('workloads', workload.nullish());

const external = map('something external', {
  availability: key('Share of time it works, for example 99.95%.', percentage),
  outages: key('How often it is out, for example 4 per y.', eventRate),
});

export const externals = named('externals', external.nullish());

const target = map('a target', {
  availability: key('The availability promised, for example 99.95%.', percentage),
  per: key('Over which time it is judged: month or year. Default: year.', oneOf(['month', 'year', 'y'])),
  excluding: key('planned: planned work does not count. Default: it counts.', oneOf(['planned', 'nothing'])),
  rto: key('Longest time until it serves again (recovery time objective).', duration),
  rpo: key('Longest span of data that may be lost (recovery point objective).', duration),
});

const names = z
  .array(text('the name of a workload or external'), {
    error: (issue) => {
      const meant = typeof issue.input === 'string' ? `; did you mean [${issue.input}]?` : '';
      return expectedFound('a list of workloads and externals', issue.input) + meant;
    },
  })
  .min(1, { error: (issue) => expectedFound('a list of workloads and externals', issue.input) });

const service = map('a service', {
  needs: key(
    'Workloads and externals it needs; what they call is followed all the way down. management-api: vCenter, or the Kubernetes API.',
    names,
  ),
  entry: key('The same as needs.', names),
  target: key('What is promised.', target),
});

export const services = named('services', service.nullish());

const link = map('a link between sites', {
  between: key(
    'The two sites. Default: the two parts of its name, as in north-south.',
    z.tuple([text('a site'), text('a site')], { error: (issue) => expectedFound('two sites', issue.input) }),
  ),
  'round-trip': key('Time there and back.', duration),
  'time-to-failure': key('Time between failures of the link. Default: catalog.', durationEvidence),
  'time-to-restore': key('Time until it is restored. Default: catalog.', durationEvidence),
});

export const links = named('links', link.nullish());
