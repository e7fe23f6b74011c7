import { exponential, minutes, seconds, triangular, years } from '../durations.js';
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';
import { hardwareRepair, softwareRepair } from './repair-times.js';

const fleets = { kind: 'lognormal', errorFactor: 3 } as const;

/** Machines and the systems on them: the same parameter on every platform. */
export const hostParameters: readonly ParameterDefinition[] = [
  verified('host.time-to-failure', 'time-to-failure', 'Host hardware: time to failure', '主机硬件：失效间隔', {
    standard: exponential(years(1) / (1000 / 1800)),
    uncertainty: fleets,
    fact: 'google.server.rate',
    because:
      '1,000 machine failures a year on about 1,800 servers (Google 2008); LANL nodes agree (13,700 h); fleets differ by a factor of 3 either way',
  }),
  verified('host.time-to-restore', 'time-to-restore', 'Host hardware: time to restore', '主机硬件：修复时间', {
    standard: hardwareRepair,
    uncertainty: fleets,
    fact: 'lanl.ttr.hardware',
    because:
      'LANL 1996–2005, 14,296 hardware repairs, empirical: mean 5.7 h, median 69 min; includes the start of the machine',
  }),
  assumed('hypervisor.time-to-failure', 'time-to-failure', 'Hypervisor: time to failure', '虚拟化层：失效间隔', {
    standard: exponential(years(1) / 0.239),
    fact: 'lanl.rate.software',
    because: 'no field data found for hypervisors: taken to fail as often as an operating system (36,700 h)',
  }),
  assumed('hypervisor.time-to-restore', 'time-to-restore', 'Hypervisor: time to restore', '虚拟化层：恢复时间', {
    standard: softwareRepair,
    fact: 'lanl.ttr.software',
    because: 'taken to be restored like an operating system, the start of the host included',
  }),
  verified('os.time-to-failure', 'time-to-failure', 'Operating system: time to failure', '操作系统：失效间隔', {
    standard: exponential(years(1) / 0.239),
    uncertainty: fleets,
    fact: 'lanl.rate.software',
    because: '0.239 software failures per node and year (LANL), undetermined causes shared out in proportion',
  }),
  verified(
    'os.time-to-restore',
    'time-to-restore',
    'Operating system: time to restore by hand',
    '操作系统：人工恢复时间',
    {
      standard: softwareRepair,
      uncertainty: fleets,
      fact: 'lanl.ttr.software',
      because: 'LANL 1996–2005, 5,352 software repairs, empirical: mean 5.8 h, median 44 min; includes the restart',
    },
  ),
  assumed('guest.boot', 'step', 'Guest operating system: boot', '客户机操作系统：启动', {
    standard: triangular(seconds(10), seconds(30), seconds(120)),
    range: [seconds(20), seconds(120)],
    fact: 'guest.boot.linux',
    because: 'Linux guests on solid-state storage boot in 20–60 s; measured in clouds 44–97 s',
  }),
  assumed('host.boot', 'step', 'Host: cold boot with self-test', '主机：冷启动（含自检）', {
    standard: triangular(seconds(180), seconds(480), seconds(1200)),
    range: [seconds(300), seconds(900)],
    fact: 'esxi.boot',
    because: 'two-socket servers need 5–15 minutes',
  }),
  assumed('host-network.time-to-failure', 'time-to-failure', 'Host network: time to isolation', '主机网络：隔离间隔', {
    standard: exponential(years(10)),
    because: 'both network paths of a host lost while it runs on: once in ten years',
  }),
  assumed('host-network.time-to-restore', 'time-to-restore', 'Host network: time to restore', '主机网络：恢复时间', {
    standard: { kind: 'lognormal', mu: Math.log(minutes(60)), sigma: 1 },
    because: 'a person replaces a cable or a port',
  }),
];
