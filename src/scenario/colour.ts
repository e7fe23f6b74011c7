/** `#rrggbb`. */
export type Colour = string;

export const colourPattern = '^#[0-9A-Fa-f]{6}$';

const steps = 100;

/**
 * Contrast of two colours, from 1 (the same) to 21 (black on white): WCAG 2.2, definition of contrast ratio.
 * Text wants 4.5 (criterion 1.4.3), a line or a mark 3 (1.4.11).
 */
export function contrast(a: Colour, b: Colour): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour mixed with as little white as gives the contrast on a dark ground. */
export function lightened(colour: Colour, ground: Colour, wanted: number): Colour {
  for (let step = 0; step < steps; step++) {
    const mixed = mixture(colour, '#ffffff', step / steps);
    if (contrast(mixed, ground) >= wanted) return mixed;
  }
  return '#ffffff';
}

/** @param share of the second, 0 to 1 */
export function mixture(a: Colour, b: Colour, share: number): Colour {
  const [first, second] = [channels(a), channels(b)];
  const mixed = first.map((value, i) => Math.round(value + (second[i]! - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: Colour): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}
