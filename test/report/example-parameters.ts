import type { Knowledge, Parameter, Uncertainty } from '../../src/catalog/parameter.js';

const year = 8766;
const second = 1 / 3600;
const none: Uncertainty = { kind: 'none' };
const factor = (errorFactor: number): Uncertainty => ({ kind: 'lognormal', errorFactor });

function time(name: string, mean: number, uncertainty: Uncertainty, knowledge: Knowledge, source: string): Parameter {
  const distribution =
    uncertainty.kind === 'none'
      ? ({ kind: 'deterministic', value: mean } as const)
      : ({ kind: 'exponential', mean } as const);
  return { name, unit: 'duration', distribution, uncertainty, knowledge, source };
}

function share(name: string, value: number, errorFactor: number, source: string): Parameter {
  return {
    name,
    unit: 'probability',
    distribution: { kind: 'deterministic', value },
    uncertainty: factor(errorFactor),
    knowledge: 'assumed',
    source,
  };
}

const measuredHost: Parameter = {
  ...time(
    'host.time-to-failure',
    4.1 * year,
    { kind: 'gamma-rate', shape: 9.5, exposure: 9.5 * 4.1 * year },
    'measured',
    'incidents.csv, 9 failures in 37 machine-years',
  ),
  measurement: {
    file: 'incidents.csv',
    sha256: 'b7c0d1',
    rowsRead: 214,
    rowsUsed: 187,
    rowsRejected: 27,
    window: ['2024-07-01', '2026-06-30'],
    failures: 9,
    exposureHours: 37 * year,
    interval: { low: 2.3 * year, high: 8.4 * year, level: 0.9, method: 'Gamma posterior' },
    warnings: ['27 rows rejected: 19 duplicates, 8 with an end before the start'],
  },
};

const measuredRestore: Parameter = {
  ...time('host.time-to-restore', 11.2, factor(1.5), 'measured', 'incidents.csv, 9 repairs'),
  measurement: {
    ...measuredHost.measurement!,
    exposureHours: null,
    interval: { low: 7.1, high: 17.4, level: 0.9, method: 'bootstrap' },
    warnings: [],
  },
};

/** What every candidate shares. */
export const sharedParameters: readonly Parameter[] = [
  measuredHost,
  measuredRestore,
  time(
    'os.time-to-failure',
    4.2 * year,
    factor(3),
    'verified',
    'LANL 1996–2005: 0.239 software failures per node and year',
  ),
  time('os.time-to-restore', 5.8, factor(3), 'verified', 'LANL 1996–2005, 5,352 software repairs'),
  time('app.time-to-failure', year / 2, factor(3), 'assumed', 'no field data found; two crashes per instance and year'),
  time('app.hang-time-to-failure', year * 1.25, factor(3), 'assumed', 'no field data found'),
  share('release.failing', 0.05, 2, 'stated in the scenario'),
  time('release.rollback', 12 / 60, factor(3), 'assumed', 'median of public post-mortems is of this order'),
  time(
    'operator-error.time-to-failure',
    3.3 * year,
    factor(3),
    'assumed',
    'shared configuration and data; once in three years',
  ),
  time('site.time-to-failure', 50 * year, factor(3), 'assumed', 'one loss of a site in 50 years'),
];

export const vmParameters: readonly Parameter[] = [
  time('vsphere.detection', 18 * second, none, 'verified', 'vSphere availability guide: 18 s for a secondary host'),
  time('vsphere.power-on', 9 * second, factor(2), 'verified', 'vSphere HA deep dive'),
  time('guest.boot', 52 * second, factor(1.6), 'stated', 'our own drill of 2026-03'),
  time('array.time-to-failure', 16 * year, factor(3), 'assumed', 'dual-controller array; no published field figure'),
  time('array.time-to-restore', 3.5, factor(2), 'stated', 'support contract: 4 h'),
];

export const kubernetesParameters = (grace: number, toleration: number): readonly Parameter[] => [
  time('kubernetes.grace-period', grace * second, none, 'verified', 'kubernetes v1.33, node-monitor-grace-period'),
  time(
    'kubernetes.toleration',
    toleration * second,
    none,
    toleration === 300 ? 'verified' : 'stated',
    'default-unreachable-toleration-seconds',
  ),
  time('kubernetes.detach-wait', 360 * second, none, 'verified', 'attach-detach controller, maxWaitForUnmountDuration'),
  time('pod.start', 4.7 * second, factor(1.3), 'measured', 'pod-startup-k3s.csv, 1,000 starts'),
  time('kubelet.time-to-failure', 3.3 * year, factor(3), 'assumed', 'no field data found'),
  time('storage-copy.time-to-failure', 2.6 * year, factor(3), 'verified', 'Backblaze drive statistics 2024'),
];
