import type { HostRecord, OccupantRecord } from '../../evaluation/topology.js';
import { label, rectangle } from '../charts/svg.js';
import { fitted, textWidth } from '../charts/text-width.js';
import { truncated } from '../html/escape.js';
import type { Words } from '../words/words.js';
import { wordFor } from '../words/words.js';
import { type Block, column, flow, type Sized, titled } from './boxes.js';
import { chip, chipKind } from './chips.js';

const padding = 6;
const head = 16;

/** A host with its role and what sits on it; compact: counts instead of names. */
export function hostBox(host: HostRecord, words: Words, compact: boolean): Block {
  return (width, least = 0) => {
    const inner = width - 2 * padding;
    const content = compact ? countsOf(host.holds, words, inner) : occupantsOf(host.holds, words, inner);
    const height = Math.max(least, head + content.height + (content.height > 0 ? padding : 2));
    const isControl = host.role.includes('control-plane') || host.role === 'etcd';
    return {
      width,
      height,
      draw: (x, y) =>
        rectangle(x, y, width, height, 'box-host', 3) +
        rectangle(x, y + 3, 3, height - 6, isControl ? 'band-control' : 'band-worker') +
        heading(host, words, x, y, width) +
        content.draw(x + padding, y + head),
    };
  };
}

function heading(host: HostRecord, words: Words, x: number, y: number, width: number): string {
  const role = wordFor(words.roles, host.role);
  const name = truncated(host.id, 60);
  const roleWidth = textWidth(role, 9);
  const room = width - 2 * padding - 2;
  const both = textWidth(name, 10, true) + roleWidth + 8 <= room;
  return (
    label(x + padding + 2, y + 11.5, fitted(name, room, 10, true), { size: 10, bold: true }) +
    (both ? label(x + width - padding, y + 11.5, role, { size: 9, anchor: 'end', className: 'muted' }) : '')
  );
}

/** Occupants of a kind and workload together with their count; those that hold others as boxes of their own. */
function occupantsOf(holds: readonly OccupantRecord[], words: Words, width: number): Sized {
  const plain = holds.filter((item) => item.nested.length === 0);
  const nesting = holds.filter((item) => item.nested.length > 0);
  const blocks: Block[] = [];
  if (plain.length > 0) blocks.push((inner) => flow(chipsOf(plain, words, inner), inner, 3));
  for (const item of nesting) {
    const title = `${truncated(item.id, 40)} (${words.kinds.vm})`;
    blocks.push(titled(title, 'nested', (inner) => occupantsOf(item.nested, words, inner)));
  }
  return column(blocks, width, 4);
}

function chipsOf(items: readonly OccupantRecord[], words: Words, width: number): readonly Sized[] {
  const groups = new Map<string, { text: string; kind: string; count: number }>();
  for (const item of items) {
    const text = item.workload ?? wordFor(words.kinds, item.kind);
    const key = `${item.kind}\n${text}`;
    const group = groups.get(key) ?? { text, kind: item.kind, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()].map(({ text, kind, count }) =>
    chip(count === 1 ? text : `${truncated(text, 60)} × ${count}`, chipKind(kind), width),
  );
}

function countsOf(holds: readonly OccupantRecord[], words: Words, width: number): Sized {
  const counts = new Map<string, number>();
  const all = holds.flatMap((item) => (item.nested.length > 0 ? item.nested : [item]));
  for (const item of all) counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1);
  const lines = [...counts].map(([kind, count]) => `${count} × ${wordFor(words.kinds, kind)}`);
  return {
    width,
    height: lines.length * 12,
    draw: (x, y) =>
      lines
        .map((text, i) => label(x + 2, y + 9 + 12 * i, fitted(text, width - 2, 9), { size: 9, className: 'muted' }))
        .join(''),
  };
}
