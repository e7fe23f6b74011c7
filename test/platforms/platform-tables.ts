import { factOf } from '../../src/catalog/facts.js';
import { parameterDefinitions } from '../../src/catalog/parameters.js';
import { defaultOf } from '../../src/catalog/resolve.js';
import { mean } from '../../src/maths/distribution-moments.js';
import type { Blueprint } from '../../src/platforms/blueprint.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { type Effect, effectOf, fires, type Hit, seatOfLedger, shown } from './effect-table.js';
import type { Play } from './play.js';

const failsFirst = (pattern: RegExp): Hit => fires((play) => play.enabled(pattern)[0]!);
const ofLedger = (what: string): Hit => fires((play) => `${seatOfLedger(play)} ${what}`);
const rackOf = (play: Play): string =>
  play.blueprint.topology.sites[0]!.racks.find(({ hosts }) => hosts.some(({ id }) => id === machineOf(play)))!.id;
const machineOf = (play: Play): string => play.seatOf(`VMs of ${seatOfLedger(play)}`) ?? seatOfLedger(play);
const each =
  (pattern: RegExp, count: number): Hit =>
  (play) => {
    for (const id of play.enabled(pattern).slice(0, count)) play.fire(id);
    return play;
  };

const everywhere: readonly (readonly [string, Hit])[] = [
  ['application process', fires(() => 'ledger-1 fails: application-crash')],
  ['application hangs', fires(() => 'ledger-1 fails: application-hang')],
];
const domains: readonly (readonly [string, Hit])[] = [
  ['rack', fires((play) => play.enabled(/^rack.* fails/).find((id) => id.startsWith(rackOf(play)))!)],
  ['site', failsFirst(/^site fails/)],
];
const vmRows: readonly (readonly [string, Hit])[] = [
  ['host hardware', ofLedger('hardware fails: host-hardware')],
  ["a host's network", ofLedger('network fails: host-network')],
  ['hypervisor', ofLedger('hypervisor fails: hypervisor')],
  ['guest operating system', fires(() => 'ledger-1 fails: guest-os')],
  ...everywhere,
  ["a host's storage paths", fires(() => 'ledger-1 fails: storage-path')],
  ['active storage controller', fires(() => 'array controller 1 fails: storage')],
  ['storage array', fires(() => 'array fails: storage')],
  ['vCenter', fires(() => 'vcenter fails: management')],
  ['holder of the entry address', failsFirst(/^ingress 1 fails/)],
  ...domains,
];
const nodeRows: readonly (readonly [string, Hit])[] = [
  ['kubelet hangs', ofLedger('kubelet fails: kubelet')],
  ['containerd, CRI-O', ofLedger('runtime fails: runtime')],
  ...everywhere,
];
const controlRows: readonly (readonly [string, Hit])[] = [
  ['one etcd member', failsFirst(/ etcd fails: etcd$/)],
  ['etcd quorum', each(/ etcd fails: etcd$/, 2)],
  ['all API servers', each(/ api-server fails: control-plane$/, 3)],
  ['active scheduler', failsFirst(/ scheduler fails: control-plane$/)],
  ['active controller-manager', failsFirst(/ controller-manager fails: control-plane$/)],
];
const kubernetesRows: readonly (readonly [string, Hit])[] = [
  ['host hardware', ofLedger('hardware fails: host-hardware')],
  ["a host's network", ofLedger('network fails: host-network')],
  ['operating system of the node', ofLedger('os fails: operating-system')],
  ...nodeRows,
  ['machine of a master', failsFirst(/^host-1 os fails/)],
  ...controlRows,
  ['one copy of the data', fires(() => 'storage copy 1 fails: storage')],
  ['two of three copies', each(/^storage copy [12] fails/, 2)],
  ...domains,
];
const onVmsRows: readonly (readonly [string, Hit])[] = [
  ['host hardware', fires((play) => `${machineOf(play)} hardware fails: host-hardware`)],
  ["a host's network", fires((play) => `${machineOf(play)} network fails: host-network`)],
  ['hypervisor', fires((play) => `${machineOf(play)} hypervisor fails: hypervisor`)],
  [
    'guest system of the node',
    fires((play) => play.enabled(new RegExp(`^VMs of ${seatOfLedger(play)} fails: guest-os$`))[0]!),
  ],
  ...nodeRows,
  ...controlRows,
  ['storage array', fires(() => 'array fails: storage')],
  ...domains,
];

/** Effects found in the model of the candidate, as a table in Markdown. */
function effects(id: string, rows: readonly (readonly [string, Hit])[], covered = true): string {
  return table(
    ['what fails', 'its one-instance service', 'recovery of others', 'management API'],
    rows.map(([name, hit]) => {
      const { onIt, others, api }: Effect = effectOf(shown[id]!, hit, covered);
      return [name, onIt, others, api];
    }),
  );
}

/** How long each failure of the one-instance workload lasts: mean of each phase with the catalog's parameters. */
function courses(id: string, modes: readonly string[] | null = null): string {
  const { failureModes } = blueprintOf(shown[id]!);
  const byCourse = new Map<string, { names: string[]; rest: string[] }>();
  for (const plan of failureModes) {
    const isStateless = plan.workload === 'web' && plan.id === 'host-lost';
    if (plan.workload === 'web' && !isStateless) continue;
    if (modes !== null && !modes.includes(plan.id)) continue;
    const rest = [...course(id, plan), plan.coverageFactor === null ? '–' : `\`${plan.coverageFactor}\``];
    const found = byCourse.get(rest.join()) ?? { names: [], rest };
    found.names.push(isStateless ? `${plan.id}, without a volume` : plan.id);
    byCourse.set(rest.join(), found);
  }
  return table(
    ['failure', 'phases, mean', 'total', 'works with probability'],
    [...byCourse.values()].map(({ names, rest }) => [names.join('; '), ...rest]),
  );
}

/** Parameters the phases stand on, with where they come from. */
function timers(ids: readonly string[]): string {
  const names = new Set(
    ids.flatMap((id) =>
      blueprintOf(shown[id]!).failureModes.flatMap(({ phases }) => phases.flatMap((p) => p.delay.terms)),
    ),
  );
  return table(
    ['parameter', 'mean', 'known', 'source'],
    parameterDefinitions
      .filter(({ name }) => names.has(name))
      .map(({ name, knowledge, fact, because }) => [
        `\`${name}\``,
        duration(mean(defaultOf(name).distribution)),
        knowledge,
        fact === null ? because : `${because} (${factOf(fact)!.source})`,
      ]),
  );
}

const productNames: Readonly<Record<string, string>> = {
  vsphere: 'vSphere HA',
  pacemaker: 'Pacemaker',
  masakari: 'Masakari',
  ovirt: 'oVirt',
  'plain-kvm': 'none',
  kubernetes: 'containerd, CRI-O',
  docker: 'Docker without live-restore',
  'live-restore': 'Docker with live-restore',
  podman: 'Podman',
};

/** What differs between products or runtimes, side by side. */
function side(
  ids: readonly string[],
  rowsOf: (blueprint: Blueprint, id: string) => readonly string[],
  heads: string[],
): string {
  return table(
    heads,
    ids.map((id) => [productNames[id] ?? id, ...rowsOf(blueprintOf(shown[id]!), id)]),
  );
}

const hostLost = ({ failureModes }: Blueprint, id: string): string[] =>
  course(id, failureModes.find((plan) => plan.id === 'host-lost' && plan.workload === 'ledger')!);

/** Phases with their means, and the sum. */
function course(id: string, { phases }: Blueprint['failureModes'][number]): string[] {
  const means = phases.map(({ delay }) => delay.terms.reduce((sum, name) => sum + meanOf(id, name), 0));
  return [
    phases.map(({ label }, i) => `${label} ${duration(means[i]!)}`).join(' → '),
    duration(means.reduce((sum, value) => sum + value, 0)),
  ];
}

const runtimeLost = (_: Blueprint, id: string): string[] => {
  if (id === 'podman') return ['nothing to fail', '–'];
  const { onIt, others } = effectOf(shown[id]!, ofLedger('runtime fails: runtime'));
  return [onIt, others];
};

/** By marker in the document. */
export const tables: Readonly<Record<string, () => string>> = {
  'vm-effects': () => effects('vsphere', vmRows),
  'vm-courses': () => courses('vsphere'),
  'vm-products': () =>
    side(['vsphere', 'pacemaker', 'masakari', 'ovirt', 'plain-kvm'], hostLost, ['HA', 'a host is lost', 'total']),
  'kubernetes-effects': () => effects('kubernetes', kubernetesRows),
  'kubernetes-runtimes': () =>
    side(['kubernetes', 'docker', 'live-restore', 'podman'], runtimeLost, [
      'runtime',
      'its daemon fails: the instance',
      'recovery of others',
    ]),
  'kubernetes-courses': () => courses('kubernetes'),
  'on-vms-effects': () => effects('on-vms', onVmsRows),
  timers: () => timers(Object.keys(shown)),
  'on-vms-courses': () => courses('on-vms', ['guest-os-crash', 'kubelet-hang', 'host-lost', 'storage-path-lost']),
};

function meanOf(candidate: string, name: string): number {
  const request = blueprintOf(shown[candidate]!).requests.find((r) => r.name === name);
  if (request !== undefined && 'distribution' in request) return mean(request.distribution);
  return mean(defaultOf(request?.like ?? name).distribution);
}

/** To three digits, in the unit a person would say it in. */
function duration(hours: number): string {
  const seconds = hours * 3600;
  const [value, unit] =
    seconds < 120 ? [seconds, 's'] : hours < 2 ? [hours * 60, 'min'] : hours < 72 ? [hours, 'h'] : [hours / 24, 'd'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
