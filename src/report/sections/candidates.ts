import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { topologyDiagram } from '../diagrams/topology.js';
import { targetPercent } from '../format/availability.js';
import { durationOfHours } from '../format/duration.js';
import { cell, figure, headCell, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';

/** What is compared: the services and what they need, then each topology as a drawing. */
export function candidatesSection(context: ReportContext): readonly BlockView[] {
  return [
    servicesTable(context),
    machinesTable(context),
    ...context.candidates
      .filter((candidate) => candidate.topology.sites.length > 0)
      .map((candidate) =>
        figure(
          topologyDiagram(
            `topology-${context.seriesOf(candidate.id)}`,
            context.nameOf(candidate.id),
            candidate.topology,
            context.words,
          ),
          context,
          'topology',
        ),
      ),
  ];
}

function servicesTable(context: ReportContext): TableBlock {
  const { words } = context;
  const rows = context.services.map((id) => {
    const owners = context.candidates
      .map((candidate) => serviceOf(candidate, id))
      .filter((service) => service !== undefined);
    const target = owners.find((service) => service.target !== null)?.target ?? null;
    const upSets = [
      ...new Set(owners.map((service) => service.upSet.map((key) => wordFor(words.upSet, key)).join(words.comma))),
    ];
    return row([
      headCell(id),
      cell(upSets.join(' / ')),
      cell(
        target === null || target.availability === null
          ? '–'
          : words.sentences.targetOf(
              targetPercent(target.availability),
              target.per === 'month',
              target.excludingPlanned,
            ),
      ),
      numberCell(target?.rtoHours == null ? '–' : durationOfHours(target.rtoHours, words), target?.rtoHours ?? null),
      numberCell(target?.rpoHours == null ? '–' : durationOfHours(target.rpoHours, words), target?.rpoHours ?? null),
    ]);
  });
  const { label } = words;
  return table({
    anchor: 'services',
    caption: '',
    heads: [label.service, label.needs, label.target, `#${label.rto}`, `#${label.rpo}`],
    rows,
  });
}

function machinesTable(context: ReportContext): TableBlock {
  const { words } = context;
  const { label } = words;
  const rows = context.candidates.map((candidate) => {
    const racks = candidate.topology.sites.flatMap((site) => site.racks);
    const hosts = racks.flatMap((rack) => rack.hosts);
    return row([
      headCell(context.nameOf(candidate.id), {
        sub: candidate.id === context.comparison.baseline ? label.baseline : '',
      }),
      cell(words.platforms[candidate.platform]),
      cell(words.sentences.serverLine(hosts.length, racks.length, candidate.topology.sites.length)),
      cell(machineLines(candidate, context).join(words.comma)),
      cell(
        [...new Set(candidate.topology.shared.map((item) => item.label || wordFor(words.kinds, item.kind)))].join(
          words.comma,
        ),
      ),
    ]);
  });
  return table({
    anchor: 'machines',
    caption: '',
    heads: [label.candidate, label.platform, label.hosts, `${label.cores}, ${label.memory}`, label.sharedHost],
    rows,
  });
}

function machineLines(candidate: CandidateEvaluation, context: ReportContext): readonly string[] {
  const counts = new Map<string, number>();
  for (const host of candidate.topology.sites.flatMap((site) => site.racks.flatMap((rack) => rack.hosts))) {
    const key = `${host.cpu}\n${host.memoryGiB}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    const [cores, memory] = key.split('\n') as [string, string];
    return context.words.sentences.machines(count, cores, memory);
  });
}
