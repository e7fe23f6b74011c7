import type { SiteRecord, TopologyRecord } from '../../evaluation/topology.js';
import type { Chart } from '../charts/chart.js';
import { picture } from '../charts/svg.js';
import { truncated } from '../html/escape.js';
import type { Words } from '../words/words.js';
import { wordFor } from '../words/words.js';
import { type Block, column, flow, type Sized, titled } from './boxes.js';
import { chip } from './chips.js';
import { hostBox } from './host-box.js';
import { rackSummary } from './rack-summary.js';

/** How much of each host is drawn: all that sits on it, a line of counts, or only its rack's totals. */
type Detail = 'full' | 'compact' | 'summary';

const fullUpTo = 18;
const compactUpTo = 50;
const leastHostWidth: Readonly<Record<Detail, number>> = { full: 128, compact: 92, summary: 120 };
const leastRackWidth: Readonly<Record<Detail, number>> = { full: 146, compact: 110, summary: 120 };

const entrances = new Set([
  'vip',
  'ingress',
  'dns',
  'load-balancer',
  'api-vip',
  'haproxy',
  'metallb',
  'keepalived',
  'cloud',
]);

/** Nested failure domains, site ⊃ rack ⊃ host ⊃ what runs on it; addresses above, storage and the rest below. */
export function topologyDiagram(
  id: string,
  { title, description }: { readonly title: string; readonly description: string },
  topology: TopologyRecord,
  words: Words,
): Chart {
  const detail = detailOf(topology);
  const draw = (width: number, pictureId: string) => {
    const above = topology.shared.filter((item) => entrances.has(item.kind));
    const below = topology.shared.filter((item) => !entrances.has(item.kind));
    const blocks: Block[] = [];
    if (above.length > 0) blocks.push(sharedRow(above, words));
    blocks.push(sitesOf(topology.sites, detail, words));
    if (below.length > 0) blocks.push(sharedRow(below, words));
    const all = column(blocks, width - 2, 10);
    return picture({ id: pictureId, width, height: all.height + 2, title, description, body: all.draw(1, 1) });
  };
  return { id, title, description, draw, table: tableOf(topology, words) };
}

function detailOf(topology: TopologyRecord): Detail {
  const hosts = topology.sites.flatMap((site) => site.racks.flatMap((rack) => rack.hosts)).length;
  return hosts <= fullUpTo ? 'full' : hosts <= compactUpTo ? 'compact' : 'summary';
}

function sharedRow(shared: TopologyRecord['shared'], words: Words): Block {
  return (width) =>
    flow(
      shared.map((item) =>
        chip(item.label === '' ? wordFor(words.kinds, item.kind) : words.phrase(item.label), 'shared'),
      ),
      width,
      6,
    );
}

/** Sites beside each other when every rack still has its least width, else below each other. */
function sitesOf(sites: readonly SiteRecord[], detail: Detail, words: Words): Block {
  return (width) => {
    const racks = sites.reduce((sum, site) => sum + site.racks.length, 0);
    const padding = sites.length * 28;
    const beside = sites.length > 1 && racks * leastRackWidth[detail] + padding <= width;
    if (!beside)
      return column(
        sites.map((site) => siteOf(site, sites.length > 1, detail, words)),
        width,
        10,
      );
    const room = width - 10 * (sites.length - 1);
    return flow(
      sites.map((site) => siteOf(site, true, detail, words)((room * site.racks.length) / racks)),
      width + 1,
      10,
      true,
    );
  };
}

function siteOf(site: SiteRecord, named: boolean, detail: Detail, words: Words): Block {
  const title = named ? domainName(words.causes.site!, site.id) : '';
  return titled(title, 'site', (inner) => {
    const columns = Math.max(1, Math.min(site.racks.length, Math.floor((inner + 8) / (leastRackWidth[detail] + 8))));
    const rackWidth = (inner - 8 * (columns - 1)) / columns;
    return grid(
      site.racks.map((rack) =>
        titled(domainName(words.causes.rack!, rack.id), 'rack', (rackInner) =>
          detail === 'summary' ? rackSummary(rack, words, rackInner) : hostsOf(rack.hosts, detail, words, rackInner),
        ),
      ),
      columns,
      rackWidth,
    );
  });
}

/** `Rack 7`; `rack-7` says already what it is. */
function domainName(kind: string, id: string): string {
  const name = truncated(id, 40);
  return name.toLowerCase().startsWith(kind.toLowerCase()) ? name : `${kind} ${name}`;
}

function hostsOf(
  hosts: SiteRecord['racks'][number]['hosts'],
  detail: 'full' | 'compact',
  words: Words,
  width: number,
): Sized {
  const columns = Math.max(1, Math.min(hosts.length, Math.floor((width + 6) / (leastHostWidth[detail] + 6))));
  const hostWidth = (width - 6 * (columns - 1)) / columns;
  return grid(
    hosts.map((host) => hostBox(host, words, detail === 'compact')),
    columns,
    hostWidth,
    6,
  );
}

/** Blocks of one width in rows; each row is as tall as its tallest, so that boxes line up. */
function grid(blocks: readonly Block[], columns: number, width: number, gap = 8): Sized {
  const rows: Sized[] = [];
  for (let i = 0; i < blocks.length; i += columns) {
    const row = blocks.slice(i, i + columns);
    const height = Math.max(...row.map((block) => block(width).height));
    const sized = row.map((block) => block(width, height));
    rows.push(flow(sized, columns * (width + gap), gap, true));
  }
  return column(
    rows.map((row) => () => row),
    columns * (width + gap) - gap,
    gap,
  );
}

function tableOf(topology: TopologyRecord, words: Words): Chart['table'] {
  const rows = topology.sites.flatMap((site) =>
    site.racks.flatMap((rack) =>
      rack.hosts.map((host) => [
        site.id,
        rack.id,
        host.id,
        wordFor(words.roles, host.role),
        words.sentences.machines(1, String(host.cpu), String(host.memoryGiB)),
        countedNames(host.holds, words).join(words.comma),
      ]),
    ),
  );
  return {
    head: [
      words.causes.site!,
      words.causes.rack!,
      words.label.hosts,
      words.label.role,
      words.label.cores,
      words.label.holds,
    ],
    rows,
  };
}

/** What sits on a host and, in it, in its VMs: each name once with its count. */
function countedNames(holds: SiteRecord['racks'][number]['hosts'][number]['holds'], words: Words): readonly string[] {
  const counts = new Map<string, number>();
  for (const item of holds) {
    for (const name of item.nested.length > 0 ? countedNames(item.nested, words) : [nameOf(item, words)])
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} × ${count}`));
}

function nameOf(item: { readonly workload: string | null; readonly kind: string }, words: Words): string {
  return item.workload ?? wordFor(words.kinds, item.kind);
}
