import { hoursPerYear } from '../maths/calendar-hours.js';
import { compiledNet } from '../model/compile.js';
import { placeWords } from './place-words.js';
import type { SimulationTask } from './replication.js';
import { Simulator } from './simulator.js';

/** One event of a trace. */
export interface TraceEvent {
  /** Hours since the replication began, with everything up. */
  readonly hours: number;
  /** The activity that fired: what happened. */
  readonly event: string;
  /** By place, what changed with it: [before, after] in words where the value has any. */
  readonly changes: Readonly<Record<string, readonly [string, string]>>;
  /** Services that went down or came up with it, and what went down by is charged to. */
  readonly services: Readonly<Record<string, string>>;
}

/**
 * Every event of one replication in order, from its very beginning (the warm-up is not skipped), so that a doubtful
 * number can be followed by hand. The same events as in `preparedSimulation`.
 * Cost: a run, and the size of the marking per event.
 *
 * @param write called per event, in order
 * @throws Error one line, when a parameter the model uses is missing
 */
export function traceOf(task: SimulationTask, replication: number, write: (event: TraceEvent) => void): void {
  const { model } = task;
  const net = compiledNet(model);
  const words = placeWords(model);
  const table = new Map(task.parameters.map((parameter) => [parameter.name, parameter]));
  const simulator = new Simulator(net, table, task.form, task.seed);
  const before = net.network.initial.slice();
  simulator.restart(replication, task.ages);
  const up = net.services.map(({ upGate }) => simulator.run.holds(upGate));
  const happened = (activity: number, hours: number): void => {
    const { run } = simulator;
    const changes: Record<string, readonly [string, string]> = {};
    net.placeNames.forEach((name, place) => {
      const value = run.value(place);
      if (value === before[place]) return;
      changes[name] = [words(name, before[place]!), words(name, value)];
      before[place] = value;
    });
    const services: Record<string, string> = {};
    net.services.forEach(({ id, upGate }, s) => {
      const isUp = run.holds(upGate);
      if (isUp === up[s]) return;
      up[s] = isUp;
      services[id] = isUp ? 'up' : `down: ${net.activities[activity]!.cause}`;
    });
    write({ hours, event: net.activities[activity]!.id, changes, services });
  };
  simulator.runUntil((task.warmUpYears + task.years) * hoursPerYear, {
    advanced: () => {},
    happened: (_, activity, hours) => happened(activity, hours),
  });
}

/** A trace event as one line of JSON Lines, its time to the millisecond. */
export function traceLine({ hours, event, changes, services }: TraceEvent): string {
  const seconds = Math.round(hours * 3.6e6) / 1e3;
  const shown = Object.fromEntries(Object.entries(changes).map(([place, [from, to]]) => [place, `${from} → ${to}`]));
  return JSON.stringify({
    hours: Math.round(hours * 1e9) / 1e9,
    time: clock(seconds),
    event,
    changes: shown,
    ...(Object.keys(services).length === 0 ? {} : { services }),
  });
}

/** Days and time of day since the beginning: 12d 07:33:02.125. */
function clock(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = seconds - days * 86_400;
  const thousandths = String(Math.round((rest % 1) * 1000)).padStart(3, '0');
  return `${days}d ${two(rest / 3600)}:${two((rest / 60) % 60)}:${two(rest % 60)}.${thousandths}`;
}
