import type { ObservedRecord, ServiceEvaluation } from '../../evaluation/evaluation.js';
import { availabilityPercent } from '../format/availability.js';
import { duration, durationOfHours } from '../format/duration.js';
import { fixed, percent, range, significant } from '../format/number.js';
import { cell, headCell, list, numberCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView } from '../view/view.js';

interface Observation {
  readonly name: string;
  readonly service: ServiceEvaluation;
  readonly observed: ObservedRecord;
}

/** Outages as they were measured beside what the model predicts, and whether the two can be the same. */
export function observedBlocks(context: ReportContext): readonly BlockView[] {
  const entries = context.candidates.flatMap((candidate) =>
    candidate.services.flatMap((service): Observation[] =>
      service.observed === undefined
        ? []
        : [{ name: context.nameOf(candidate.id), service, observed: service.observed }],
    ),
  );
  if (entries.length === 0) return [];
  const { label, sentences } = context.words;
  const warnings = new Set(entries.flatMap(({ observed }) => observed.warnings));
  return [
    table({
      anchor: 'observed-outages',
      caption: label.observedOutages,
      heads: [
        label.candidate,
        label.file,
        `#${label.observedCount}`,
        `#${label.expectedCount}`,
        `#${label.meanOutage}`,
        `#${label.availability}`,
        label.agrees,
      ],
      rows: entries.map((entry) => observedRow(entry, context)),
      note: sentences.observedNote,
    }),
    ...(warnings.size === 0 ? [] : [list(label.warnings, [...warnings].map(context.words.phrase))]),
  ];
}

function observedRow({ name, service, observed }: Observation, context: ReportContext) {
  const { words } = context;
  const { compatibility, interval, meanOutageInterval } = observed;
  const several = context.services.length > 1;
  const window = observed.window.map((time) => time.slice(0, 10)).join(' – ');
  const perYear = range(significant(interval.low, 2), significant(interval.high, 2), words.to);
  const meanEnds = meanOutageInterval === null ? [] : [meanOutageInterval.low, meanOutageInterval.high];
  const { shortestHours } = observed;
  const longEnough =
    shortestHours === 0
      ? []
      : [words.sentences.ofThemAtLeast(percent(compatibility.seen), durationOfHours(shortestHours, words))];
  const ends = meanEnds.map((hours) => durationOfHours(hours, words));
  return row([
    headCell(name, { sub: several ? service.id : '' }),
    cell(observed.file, { className: 'dated', sub: `${window}\n${durationOfHours(observed.windowHours, words)}` }),
    numberCell(fixed(observed.outages, 0), observed.outages, { sub: `${perYear} ${words.units.perYear}` }),
    numberCell(significant(compatibility.expected, 3), compatibility.expected, {
      sub: [`${significant(service.outagesPerYear.value, 3)} ${words.units.perYear}`, ...longEnough].join('\n'),
    }),
    numberCell(
      observed.meanOutageHours === null ? '–' : duration(observed.meanOutageHours * 3600, words),
      observed.meanOutageHours,
      { sub: ends.length === 2 ? range(ends[0]!, ends[1]!, words.to) : '' },
    ),
    numberCell(availabilityPercent(observed.unavailability), 1 - observed.unavailability, {
      sub: availabilityPercent(service.unavailability.value),
    }),
    cell(compatibility.compatible ? words.label.yes : words.label.no, {
      mark: compatibility.compatible ? '✓' : '×',
      className: compatibility.compatible ? 'met' : 'missed',
      sub: compatibility.pValue < 0.001 ? 'p < 0.001' : `p = ${significant(compatibility.pValue, 2)}`,
    }),
  ]);
}
