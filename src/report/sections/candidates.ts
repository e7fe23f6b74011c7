import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { topologyDiagram } from '../diagrams/topology.js';
import { targetPercent } from '../format/availability.js';
import { durationOfHours } from '../format/duration.js';
import { cell, figure, headCell, numberCell, prose, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';

/** What is compared: the services and what they need, then each topology as a drawing. */
export function candidatesSection(context: ReportContext): readonly BlockView[] {
  return [servicesTable(context), machinesTable(context), ...drawings(context)];
}

const drawingsInReview = 2;

/** One drawing per topology; candidates that share one are named below it. */
function drawings(context: ReportContext): readonly BlockView[] {
  const groups = new Map<string, CandidateEvaluation[]>();
  for (const candidate of context.candidates) {
    if (candidate.topology.sites.length === 0) continue;
    const key = JSON.stringify(candidate.topology);
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  const all = [...groups.values()];
  const shown = context.detail === 'full' ? all : firstOf(all, context);
  const left = all.filter((group) => !shown.includes(group)).flat();
  const { sentences, charts } = context.words;
  const names = (group: readonly CandidateEvaluation[]) => group.map(({ id }) => context.nameOf(id));
  return [
    ...shown.map((group) => {
      const [first, ...others] = group as [CandidateEvaluation, ...CandidateEvaluation[]];
      const { title } = charts.topology(context.nameOf(first.id));
      const description = others.length === 0 ? '' : sentences.sameTopology(names(others));
      const id = `topology-${context.candidateSlug(first.id)}`;
      return figure(topologyDiagram(id, { title, description }, first.topology, context.words), context, 'topology');
    }),
    ...(left.length === 0 ? [] : [prose([sentences.undrawn(names(left))], 'note')]),
  ];
}

/** The baseline's and the named candidate's first, then by order; as many as the review has room for. */
function firstOf(
  groups: readonly (readonly CandidateEvaluation[])[],
  { comparison, focus }: ReportContext,
): readonly (readonly CandidateEvaluation[])[] {
  const rank = (group: readonly CandidateEvaluation[]) =>
    group.some(({ id }) => id === comparison.baseline || id === focus.id) ? 0 : 1;
  const kept = [...groups].sort((a, b) => rank(a) - rank(b)).slice(0, drawingsInReview);
  return groups.filter((group) => kept.includes(group));
}

function servicesTable(context: ReportContext): TableBlock {
  const { words } = context;
  const rows = context.services.map((id) => {
    const owners = context.candidates
      .map((candidate) => serviceOf(candidate, id))
      .filter((service) => service !== undefined);
    const target = owners.find((service) => service.target !== null)?.target ?? null;
    const upSets = [
      ...new Set(owners.map((service) => service.upSet.map((entry) => neededText(entry, context)).join(words.comma))),
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

/** `checkout ≥ 3/4` as words; a words key as its word; anything else is a name and stays as it is. */
function neededText(entry: string, { words }: ReportContext): string {
  const instances = /^(.+) ≥ (\d+)\/(\d+)$/.exec(entry);
  if (instances !== null) return words.sentences.working(instances[1]!, instances[2]!, instances[3]!);
  return Object.hasOwn(words.upSet, entry) ? words.upSet[entry]! : entry;
}

function machinesTable(context: ReportContext): TableBlock {
  const { words } = context;
  const { label } = words;
  const rows = context.candidates.map((candidate) => {
    const racks = candidate.topology.sites.flatMap((site) => site.racks);
    const hosts = racks.flatMap((rack) => rack.hosts);
    return row([
      headCell(context.nameOf(candidate.id), {
        sub: candidate.id === context.comparison.baseline && !context.alone ? label.baseline : '',
      }),
      cell(words.platforms[candidate.platform]),
      cell(words.sentences.serverLine(hosts.length, racks.length, candidate.topology.sites.length)),
      cell(machineLines(candidate, context).join(words.comma)),
      cell(
        [
          ...new Set(
            candidate.topology.shared.map((item) =>
              item.label === '' ? wordFor(words.kinds, item.kind) : words.phrase(item.label),
            ),
          ),
        ].join(words.comma),
      ),
    ]);
  });
  return table({
    anchor: 'machines',
    caption: '',
    heads: [
      label.candidate,
      label.platform,
      label.hosts,
      `${label.cores}${words.comma}${label.memory}`,
      label.sharedHost,
    ],
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
