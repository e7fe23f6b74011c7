import { durationOfHours } from '../format/duration.js';
import { percent } from '../format/number.js';
import { headCell, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { unknownCell } from './figures.js';
import { modesOf, recordOf, recoveryCell } from './recovery.js';

/** Recovery times and data loss per failure mode, against the objectives. */
export function objectivesSection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  return services.filter((id) => modesOf(id, context).length > 0).map((id) => objectivesTable(id, context));
}

function objectivesTable(service: string, context: ReportContext): TableBlock {
  const { words } = context;
  const targets = context.candidates.map((candidate) => serviceOf(candidate, service)?.target ?? null);
  const rto = targets.find((target) => target?.rtoHours != null)?.rtoHours ?? null;
  const rows = modesOf(service, context).map((mode) =>
    row([
      headCell(mode.name),
      ...context.candidates.map((candidate) => recoveryCell(candidate, service, mode.id, context, mode.workload)),
    ]),
  );
  const coverage = row(
    [
      headCell(words.label.coverage),
      ...context.candidates.map((candidate) => {
        const shares = modesOf(service, context)
          .map((mode) => recordOf(candidate, service, mode.id, mode.workload)?.coverage ?? null)
          .filter((share) => share !== null);
        if (shares.length === 0) return unknownCell('not-modelled', context);
        return numberCell(percent(Math.min(...shares)), Math.min(...shares));
      }),
    ],
    'total',
  );
  return table({
    anchor: `objectives-${context.services.indexOf(service)}`,
    caption: context.services.length > 1 ? service : '',
    className: 'objectives',
    heads: [words.label.failureMode, ...context.candidates.map((candidate) => `#${context.nameOf(candidate.id)}`)],
    rows: [...rows, coverage, rpoRow(service, context)],
    note: rto === null ? '' : words.sentences.rtoLegend(durationOfHours(rto, words)),
  });
}

/** Data loss is not part of every model: where it is not, that is what the table says. */
function rpoRow(service: string, context: ReportContext) {
  const { words } = context;
  const entry = context.comparison.groups
    .flatMap((group) => group.rows)
    .find(
      (candidate) => candidate.metric.includes('rpo') && (candidate.service === service || candidate.service === null),
    );
  return row([
    headCell(words.label.rpo),
    ...context.candidates.map((candidate) => {
      const figure = entry?.cells.find((found) => found.candidate === candidate.id)?.figure;
      if (figure === undefined || 'unknown' in figure) return unknownCell(figure?.unknown ?? 'not-modelled', context);
      return numberCell(
        durationOfHours(figure.value / (entry!.unit === 'seconds' ? 3600 : entry!.unit === 'minutes' ? 60 : 1), words),
        figure.value,
      );
    }),
  ]);
}
