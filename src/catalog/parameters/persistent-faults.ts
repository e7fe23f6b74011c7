import { mean } from '../../maths/distribution-moments.js';
import { waitLeft } from '../crash-loop.js';
import { fixed, lognormalBetween, minutes, uniform } from '../durations.js';
import { assumed, type ParameterDefinition } from '../parameter-definition.js';

/** Crashes that a restart does not mend. */
export const persistentFaultParameters: readonly ParameterDefinition[] = [
  assumed(
    'app.persistent-share',
    'probability',
    'Share of crashes whose cause persists: the application crashes again until it is mended',
    '原因持续存在的崩溃比例（修复前反复崩溃）',
    {
      standard: fixed(0.05),
      range: [0.01, 0.2],
      because: 'no published share: a restart is taken to mend every crash unless the scenario states this parameter',
    },
  ),
  assumed(
    'app.persistent-fault-lasts',
    'time-to-restore',
    'Fault that persists: until it is mended',
    '持续性故障：至修复',
    {
      standard: lognormalBetween(minutes(5), minutes(120)),
      because: 'what the application needs is back, or a person has mended data or configuration',
    },
  ),
  assumed('crash-loop.wait', 'step', 'Crash loop: wait left when the fault is mended', '崩溃循环：修复后剩余等待', {
    standard: ({ distributionOf }) =>
      waitLeft(distributionOf('app.persistent-fault-lasts'), mean(distributionOf('app.start')), {
        first: mean(distributionOf('crash-loop.initial')),
        longest: mean(distributionOf('crash-loop.maximum')),
      }),
    errorFactor: 1.5,
    fact: 'k8s.crashloop.max',
    because: 'restarts wait 10 s, 20 s, 40 s … 5 min; what is left of the wait in which the fault is mended',
  }),
  assumed(
    'service-manager.retry-wait',
    'step',
    'Service manager: wait left when the fault is mended',
    '服务管理器：修复后剩余等待',
    {
      standard: ({ distributionOf }) =>
        uniform(0, mean(distributionOf('app.start')) + mean(distributionOf('app.restart'))),
      errorFactor: 1.5,
      fact: 'systemd.restartSec',
      because:
        'tries again at once, as long as an attempt takes; one that fails five times within 10 s, and then stays failed, is not followed',
    },
  ),
];
