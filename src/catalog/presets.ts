import type { Evidence } from '../scenario/scenario.js';
import { minutes, seconds } from './durations.js';

/** A named set of overrides, used like evidence in a scenario. */
export interface Preset {
  readonly name: string;
  readonly source: string;
  readonly parameters: Readonly<Record<string, Evidence>>;
}

const NGUYEN = 'Nguyen, Kim, Park, The Scientific World Journal 2014, table 3: model inputs, not field data';
const KIM = 'Kim, Machida, Trivedi, PRDC 2009: model input, value unverified';

const stated = (value: number, source: string): Evidence => ({ kind: 'value', value, source, position: null });

/** Figures that published models were fed with; far more pessimistic than what was measured in the field. */
const pessimisticPublished: Preset = {
  name: 'pessimistic-published',
  source: NGUYEN,
  parameters: {
    'host.time-to-failure': stated(8760, NGUYEN),
    'host.time-to-restore': stated(72, NGUYEN),
    'hypervisor.time-to-failure': stated(2654, NGUYEN),
    'hypervisor.time-to-restore': stated(minutes(100), NGUYEN),
    'os.time-to-failure': stated(2893, NGUYEN),
    'os.time-to-restore': stated(minutes(30), NGUYEN),
    'guest.boot': stated(seconds(30), NGUYEN),
    'array.time-to-failure': stated(8760, NGUYEN),
    'array.time-to-restore': stated(72, NGUYEN),
    'app.time-to-failure': stated(336, KIM),
  },
};

export const presets: readonly Preset[] = [pessimisticPublished];
