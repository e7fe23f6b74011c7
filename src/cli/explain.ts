import type { CommandModule } from 'yargs';
import { explanation as catalogExplanation, explainedNames } from '../catalog/explanation.js';
import { explainedMetrics, explanation as metricExplanation } from '../metrics/explain.js';
import type { Locale } from '../report/index.js';
import { expectedFound } from '../scenario/wording.js';
import type { Effort } from '../study/study-options.js';
import { evaluationFrom } from './evaluation-source.js';
import { factText, metricText, parameterText } from './explanation-text.js';
import { InputError } from './failure.js';
import { figureText } from './figure-text.js';
import { cache, effort, locale, seed } from './options.js';

interface ExplainArguments {
  readonly topic: string | undefined;
  readonly source: string | undefined;
  readonly seed: number | undefined;
  readonly effort: Effort;
  readonly cache: boolean;
  readonly locale: Locale;
}

/**
 * `ninefold explain`: what a metric or a parameter means, where a default comes from; and for `service.metric` with a
 * scenario or a saved evaluation, which rows of the downtime budget make up the number.
 */
export const explain: CommandModule<object, ExplainArguments> = {
  command: 'explain [topic] [source]',
  describe: 'Say what a metric, a parameter, or a figure of a service means and where it comes from',
  builder: (argv) =>
    argv
      .positional('topic', { type: 'string', describe: 'Metric, parameter, fact, service.metric; none: all names' })
      .positional('source', { type: 'string', describe: 'Scenario or saved evaluation, for service.metric' })
      .option('seed', seed)
      .option('effort', effort)
      .option('cache', cache)
      .option('locale', locale) as never,
  handler: async ({ topic, source, seed, effort, cache, locale }) => {
    if (topic === undefined) console.log(allNames());
    else if (source === undefined) console.log(explained(topic, locale));
    else {
      const { service, metric } = serviceMetric(topic);
      const evaluation = await evaluationFrom({ path: source, seed, effort, cache });
      console.log(figureText(evaluation, service, metric, locale));
    }
  },
};

function allNames(): string {
  return [
    'Metrics:',
    ...explainedMetrics.map((name) => `  ${name}`),
    'Parameters and facts:',
    ...explainedNames.map((name) => `  ${name}`),
  ].join('\n');
}

function explained(topic: string, locale: Locale): string {
  const metric = metricExplanation(topic);
  if (metric.kind === 'metric') return metricText(metric, locale);
  const found = catalogExplanation(topic);
  if (found.kind === 'parameter') return parameterText(found, locale);
  if (found.kind === 'fact') return factText(found);
  const parts = splitTopic(topic);
  if (parts === null) throw unknownTopic(topic);
  const hint = `for its figures: ninefold explain ${topic} <scenario or saved evaluation>`;
  return `${explained(parts.metric, locale)}\n\n${hint}`;
}

function serviceMetric(topic: string): { service: string; metric: string } {
  const parts = splitTopic(topic);
  if (parts) return parts;
  throw new InputError(
    `explain: ${expectedFound('service.metric where a source is given, such as shop.nines', topic)}`,
  );
}

/** The metric's name is what follows the last dot; a service's may have dots. */
function splitTopic(topic: string): { service: string; metric: string } | null {
  const dot = topic.lastIndexOf('.');
  const metric = topic.slice(dot + 1);
  return dot > 0 && explainedMetrics.includes(metric) ? { service: topic.slice(0, dot), metric } : null;
}

function unknownTopic(topic: string): InputError {
  const names = [...explainedMetrics, ...explainedNames];
  return new InputError(`explain: ${expectedFound('a metric, a parameter, a fact or service.metric', topic, names)}`);
}
