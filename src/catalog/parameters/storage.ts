import { exponential, lognormalBetween, seconds, uniform, years } from '../durations.js';
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';

/** Shared arrays and replicated storage. */
export const storageParameters: readonly ParameterDefinition[] = [
  assumed(
    'array.controller.time-to-failure',
    'time-to-failure',
    'Array controller: time to failure',
    '阵列控制器：失效间隔',
    {
      standard: exponential(years(5)),
      because: 'no field data found: once in five years per controller',
    },
  ),
  assumed('array.controller.time-to-restore', 'time-to-restore', 'Array controller: replacement', '阵列控制器：更换', {
    standard: lognormalBetween(4, 48),
    because: 'a part and a technician: 4 h to two days',
  }),
  assumed('array.failover', 'step', 'Array: input and output pause for a controller failover', '阵列：控制器切换停顿', {
    standard: uniform(seconds(10), seconds(60)),
    range: [seconds(10), seconds(60)],
    because: 'paths switch within the timeouts of the hosts',
  }),
  assumed('array.time-to-failure', 'time-to-failure', 'Array as a whole: time to failure', '阵列整体：失效间隔', {
    standard: exponential(years(50)),
    because: 'with 4 h of repair this is the 99.999 % vendors state',
  }),
  assumed('array.time-to-restore', 'time-to-restore', 'Array as a whole: time to restore', '阵列整体：恢复时间', {
    standard: lognormalBetween(1, 12),
    because: 'vendor on site, consistency checks',
  }),
  verified(
    'storage-copy.time-to-failure',
    'time-to-failure',
    'Copy in replicated storage: time to disk failure',
    '存储副本：磁盘失效间隔',
    {
      standard: exponential(years(1) / 0.0157),
      uncertainty: { kind: 'lognormal', errorFactor: 3 },
      fact: 'backblaze.afr.2024',
      because: '1.57 % of disks a year, one disk per copy; older studies 2–4 %; the host is counted apart',
    },
  ),
  assumed('storage-copy.time-to-restore', 'time-to-restore', 'Copy in replicated storage: rebuild', '存储副本：重建', {
    standard: lognormalBetween(4, 48),
    fact: 'rel.disk.raidmodel',
    because: 'replacement and rebuild, about a day',
  }),
  verified(
    'storage.detection',
    'step',
    'Replicated storage: pause until a lost copy is left out',
    '复制存储：剔除失效副本的停顿',
    {
      standard: uniform(seconds(20), seconds(26)),
      uncertainty: { kind: 'lognormal', errorFactor: 1.5 },
      fact: 'ceph.osd.heartbeatGrace',
      because: 'grace of 20 s, heartbeats every 6 s',
    },
  ),
  assumed('volume.attach', 'step', 'Volume: attached and mounted elsewhere', '卷：在他处挂载', {
    standard: uniform(seconds(5), seconds(20)),
    because: 'attach, file system check, mount',
  }),
];
