import * as z from 'zod';
import { expectedFound } from '../wording.js';
import { chain, commonCauses, components, crews, works } from './custom-schema.js';
import { columns, fileName } from './evidence-map.js';
import { key, list, looseText, map, named, needed, oneOf, text } from './field.js';
import { hosts, nodePools, sites } from './host-schema.js';
import { planned } from './planned-schema.js';
import { controlPlane, highAvailability, ingress, overcommit, siteFailover, storage } from './platform-schema.js';
import { prices } from './price-schema.js';
import { duration } from './quantity-fields.js';
import { externals, links, parameters, services, workloads } from './workload-schema.js';

/** One text for both languages, or one for each. */
export const words = z.union(
  [
    text('text'),
    map('text in two languages', {
      en: key('English.', text('text')),
      'zh-CN': key('Chinese.', text('text')),
    }),
  ],
  { error: (issue) => expectedFound('text, or { en: …, zh-CN: … }', issue.input) },
);

/** What may be said once for all candidates and again inside each. */
export const shared = {
  workloads: key('What runs: applications with their instances.', workloads),
  external: key('What is used but neither built nor compared.', externals),
  services: key('What users see, with the targets to meet.', services),
  links: key('Links between sites.', links),
  parameters: key('What is known better than the catalog has it, by parameter name.', parameters),
  preset: key(
    'A named set of parameters from published models, such as pessimistic-published, under what is said in `parameters`.',
    text('the name of a preset'),
  ),
  planned: key('Planned work. Default: catalog.', planned),
  prices: key('Prices, for cost over five years and loss from downtime.', prices),
};

const observed = named(
  'observed services',
  map('what was observed', {
    outages: needed('A CSV file of measured outages, set beside the prediction.', fileName),
    columns: key('Which column holds what.', columns),
    shortest: key(
      'The shortest outage that the measurement sees, such as the interval of a monitor. Default: it sees all.',
      duration,
    ),
  }).nullish(),
);

export const candidate = map('a candidate', {
  name: key('How the report calls it. Default: its key.', words),
  like: key('Another candidate, copied first.', text('the name of another candidate')),
  platform: key(
    'vm, kubernetes, or custom for a system given as components or states. Must be said.',
    oneOf(['vm', 'kubernetes', 'custom']),
  ),
  version: key(
    'Version of the platform, in quotes. Default: "1.33" for kubernetes.',
    looseText('a version such as "1.33"'),
  ),
  runtime: key(
    'Container runtime. Default: containerd.',
    oneOf(['containerd', 'docker', 'docker-live-restore', 'cri-o', 'podman']),
  ),
  images: key(
    'cached: container images lie on every node; pulled: a pod that starts on another node pulls its image from a registry. Default: cached.',
    oneOf(['cached', 'pulled']),
  ),
  'add-ons': key(
    'What must work for a pod to start on another node: admission-webhook (one that refuses when it does not answer), csi-driver (for attached volumes). Default: taken as always there.',
    list('a list of add-ons', oneOf(['admission-webhook', 'csi-driver']), 0),
  ),
  hosts: key('All machines of the candidate, masters included.', hosts),
  sites: key('Hosts by site, instead of hosts.', sites),
  'runs-on': key(
    'A vm candidate whose hosts, HA, storage and licences carry this one, instead of hosts.',
    text('the name of a vm candidate'),
  ),
  nodes: key('With runs-on: the virtual machines that are the cluster nodes.', nodePools),
  ha: key('vm: what restarts virtual machines elsewhere. Default: vsphere with a reserve of 1 host.', highAvailability),
  overcommit: key('vm: how far resources are promised more than once. Default: not at all.', overcommit),
  'control-plane': key('kubernetes: the masters. Default: three stacked ones.', controlPlane),
  ingress: key('What clients reach first. Default: none (not modelled).', ingress),
  storage: key('What attached volumes lie on.', storage),
  'site-failover': key('How people move the service to the other site. Default: nobody does.', siteFailover),
  observed: key('Measured outages by service, set beside the prediction.', observed),
  utilization: key(
    'Measured use of the hosts.',
    map('measured utilization', {
      measured: needed('A CSV file of measured use.', fileName),
      columns: key('Which column holds what.', columns),
    }),
  ),
  components: key('custom: components with their times to failure and to restore.', components),
  works: key('custom: when the system works, over its components: (a and b) or atLeast(2, [c, d, e]).', works),
  crews: key('custom: people who repair components. Default: every repair begins at once.', crews),
  'common-causes': key('custom: what makes components fail together. Default: nothing.', commonCauses),
  chain: key('custom: states and rates, instead of components.', chain),
  ...shared,
});
