import type { RackRecord } from '../../evaluation/topology.js';
import { label } from '../charts/svg.js';
import { fitted } from '../charts/text-width.js';
import type { Words } from '../words/words.js';
import { wordFor } from '../words/words.js';
import type { Sized } from './boxes.js';

/** A rack of a large topology as counts: hosts by role, then what runs on them. */
export function rackSummary(rack: RackRecord, words: Words, width: number): Sized {
  const roles = counted(rack.hosts.map((host) => host.role));
  const holds = rack.hosts.flatMap((host) =>
    host.holds.flatMap((item) => (item.nested.length > 0 ? item.nested : [item])),
  );
  const kinds = counted(holds.map((item) => item.kind));
  const lines = [
    { text: words.sentences.aggregated(rack.hosts.length), bold: true },
    ...[...roles].map(([role, count]) => ({ text: `${count} × ${wordFor(words.roles, role)}`, bold: false })),
    ...[...kinds].map(([kind, count]) => ({ text: `${count} × ${wordFor(words.kinds, kind)}`, bold: false })),
  ];
  return {
    width,
    height: lines.length * 13,
    draw: (x, y) =>
      lines
        .map(({ text, bold }, i) =>
          label(x, y + 10 + 13 * i, fitted(text, width, 10, bold), { size: 10, bold, className: bold ? '' : 'muted' }),
        )
        .join(''),
  };
}

function counted(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
