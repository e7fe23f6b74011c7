/** Where the schema lies when the package is installed beside the scenario. */
const installedSchema = 'node_modules/ninefold/schema/scenario.schema.json';

/**
 * A commented scenario to begin with: two candidates, a replicated and a single workload, a target. It can be read as it
 * stands.
 *
 * @param schema path or address of the JSON Schema, as the editor shall look it up from where the scenario lies
 */
export function templateScenario(schema: string = installedSchema): string {
  return `# yaml-language-server: $schema=${schema}
${commented}`;
}

const commented = `#
# A ninefold scenario: which platform meets the target, and why. Change what is here to what you plan, then run
#   ninefold validate <this file>     every mistake with its line
#   ninefold report <this file>       the comparison as HTML and PDF
# What is not said here comes from the catalog, and the report lists it as an assumption.
ninefold: 1
title: VM cluster or Kubernetes?
review: { date: 2026-01-31, version: "0.1", author: Your Name, organisation: Your Organisation }

workloads:                                # what runs
  web:
    instances: 4
    required: 3                           # so many must serve
    each: { cpu: 2, memory: 4 GiB }
    start: 25 s                           # the application's own start, once its guest or container is up
    spread: rack                          # none, host, rack or site
  database:
    instances: 1
    each: { cpu: 4, memory: 16 GiB }
    start: 60 s
    storage: attached                     # a volume that moves with the instance

services:                                 # what users see, and what it is promised
  shop:
    needs: [web, database]
    target: { availability: 99.9%, per: month, excluding: planned, rto: 15 min }

candidates:                               # the topologies to compare
  vm-cluster:
    platform: vm
    hosts: { count: 6, racks: 3, cpu: 32, memory: 256 GiB }
    ha: { kind: vsphere, reserve: 1 host }
    storage: { kind: array, controllers: 2 }

  kubernetes:
    platform: kubernetes
    hosts: { count: 6, racks: 3, cpu: 32, memory: 256 GiB }      # masters included
    control-plane: { members: 3, etcd: stacked, hosts: own, vip: keepalived }
    storage: { kind: array, controllers: 2 }

  kubernetes-tuned:
    like: kubernetes                      # a copy, then what differs
    parameters: { kubernetes.grace-period: 20 s, kubernetes.toleration: 30 s }

baseline: vm-cluster                      # the others are compared with it

# What you know better than the catalog: a value, or evidence. \`ninefold explain <name>\` says what a parameter means.
parameters:
  host.time-to-failure: { observed: { failures: 3, machines: 40, during: 2 y } }      # what was counted
  host.time-to-restore: { varies: [4 h, 30 h] }               # different each time: nine cases in ten lie between
  os.time-to-failure: { between: [1 y, 5 y] }                 # one value, not known exactly
  # pod.start: { measured: pod-starts.csv, profile: drills }  # a CSV file beside this one

# prices: { currency: CNY, host: 96000 over 5 y, energy: 0.8 per kWh, downtime: { shop: 5000 per min } }
`;
