import { textSize } from '../../src/report/charts/svg.js';
import { textWidth } from '../../src/report/charts/text-width.js';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Boxes of all texts of a picture, by the width table its layout uses. */
export function textBoxes(svg: string): readonly TextBox[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes, content]) => {
    const of = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes!)?.[1];
    const text = content!.replace(/&([^;]+);/g, (_, name: string) => entities[name]!);
    const size = Number(of('font-size') ?? textSize);
    const width = textWidth(text, size, / ?bold/.test(of('class') ?? ''));
    const x = Number(of('x'));
    const anchor = of('text-anchor');
    const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
    return { text, left, right: left + width, baseline: Number(of('y')), size };
  });
}

export function viewBox(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!;
  return { width: Number(width), height: Number(height) };
}

/** Texts that leave the picture, by more than a rounding. */
export function clipped(svg: string): readonly string[] {
  const { width, height } = viewBox(svg);
  return textBoxes(svg)
    .filter((box) => box.left < -1 || box.right > width + 1 || box.baseline > height || box.baseline < box.size * 0.6)
    .map((box) => `${box.text} (${box.left.toFixed(1)}–${box.right.toFixed(1)} of ${width}, y ${box.baseline})`);
}

/** Pairs of texts that lie on each other. */
export function overlapping(svg: string): readonly string[] {
  const boxes = textBoxes(svg);
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => {
      const beside = a.right <= b.left + 1 || b.right <= a.left + 1;
      const apart = Math.abs(a.baseline - b.baseline) >= Math.min(a.size, b.size) * 0.8;
      return beside || apart ? [] : [`${a.text} | ${b.text}`];
    }),
  );
}
