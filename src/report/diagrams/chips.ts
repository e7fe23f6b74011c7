import { label, rectangle } from '../charts/svg.js';
import { fitted, textWidth } from '../charts/text-width.js';
import { truncated } from '../html/escape.js';
import type { Sized } from './boxes.js';

/** What a chip stands for; shapes and borders differ, so that colour is not needed. */
export type ChipKind = 'vm' | 'pod' | 'control' | 'shared' | 'other';

const size = 9.5;
const height = 15;
const corner: Readonly<Record<ChipKind, number>> = { vm: 1.5, pod: 7.5, control: 2, shared: 7.5, other: 2 };

/** A small labelled box as wide as its text, at most `most`. */
export function chip(text: string, kind: ChipKind, most = 240): Sized {
  const padded = 12;
  const bold = kind === 'control';
  const shown = fitted(truncated(text, 80), most - padded, size, bold);
  const tall = kind === 'shared' ? 19 : height;
  const width = textWidth(shown, size, bold) + padded;
  return {
    width,
    height: tall,
    draw: (x, y) =>
      rectangle(x, y, width, tall, `chip-${kind}`, kind === 'shared' ? tall / 2 : corner[kind]) +
      label(x + width / 2, y + tall / 2 + 3.4, shown, {
        anchor: 'middle',
        size,
        bold,
        className: kind === 'control' ? 'on-control' : 'chip-text',
      }),
  };
}

export function chipKind(kind: string): ChipKind {
  if (kind === 'control-plane' || kind === 'etcd') return 'control';
  if (kind === 'vm' || kind === 'cluster-node') return 'vm';
  if (kind === 'pod') return 'pod';
  return 'other';
}
