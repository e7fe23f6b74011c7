import { exponential, lognormalBetween, minutes, years } from '../durations.js';
import { assumed, type ParameterDefinition } from '../parameter-definition.js';

/** What a cluster of Kubernetes is given on top of itself, where a scenario says so. */
export const addOnParameters: readonly ParameterDefinition[] = [
  assumed(
    'admission-webhook.time-to-failure',
    'time-to-failure',
    'Admission webhook: time to failure of all its replicas',
    '准入 webhook：全部副本失效间隔',
    {
      standard: exponential(years(1)),
      because: 'no field data found: an expired certificate or a bad policy once a year',
    },
  ),
  assumed(
    'admission-webhook.time-to-restore',
    'time-to-restore',
    'Admission webhook: time to restore',
    '准入 webhook：恢复时间',
    {
      standard: lognormalBetween(minutes(10), minutes(240)),
      because: 'noticed only when something is to start; its configuration is taken out by a person',
    },
  ),
  assumed(
    'csi-driver.time-to-failure',
    'time-to-failure',
    'CSI driver: time to failure of its controller',
    'CSI 驱动：控制器失效间隔',
    {
      standard: exponential(years(1)),
      because: 'no field data found: a hung controller or a lost credential once a year',
    },
  ),
  assumed('csi-driver.time-to-restore', 'time-to-restore', 'CSI driver: time to restore', 'CSI 驱动：恢复时间', {
    standard: lognormalBetween(minutes(5), minutes(120)),
    because: 'restart of its controller to a corrected credential',
  }),
];
