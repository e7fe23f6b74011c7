import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTheme } from '../../src/node/read-theme.js';
import { contrast, lightened } from '../../src/scenario/colour.js';
import { formatProblem } from '../../src/scenario/problem.js';

const faulty = readdirSync('fixtures/invalid-themes').filter((name) => name.endsWith('.yaml'));

describe('the contrast of two colours', () => {
  // The two ends of the scale, and the greys that WCAG's own techniques name as just passing and just failing on white.
  it.each([
    ['#ffffff', '#000000', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });

  it('on a dark ground is reached by as little white as needed', () => {
    const made = lightened('#7a1f3d', '#12181e', 4.5);
    expect(contrast(made, '#12181e')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(made, '#12181e')).toBeLessThan(4.7);
    expect(lightened('#ffee88', '#12181e', 4.5)).toBe('#ffee88');
  });
});

describe('a theme', () => {
  it('gives each colour for paper and for the dark screen, and the logo as data', () => {
    const { theme, problems } = readTheme('fixtures/themes/example.yaml');
    expect(problems).toEqual([]);
    expect(theme?.organisation).toBe('Example Bank');
    expect(theme?.logo).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(theme?.accent?.light).toBe('#7a1f3d');
    for (const { light, dark } of theme!.candidates) {
      expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(dark, '#12181e')).toBeGreaterThanOrEqual(3);
    }
    for (const [text, ground] of [
      [theme!.accent!.light, theme!.tint!.light],
      [theme!.accent!.dark, theme!.tint!.dark],
    ] as const)
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(faulty)('with a fault is refused with every mistake at once: %s', async (name) => {
    const path = `fixtures/invalid-themes/${name}`;
    const { theme, problems } = readTheme(path);
    expect(theme).toBeNull();
    const said = `${problems.map(formatProblem).join('\n')}\n`;
    await expect(said).toMatchFileSnapshot(`../../${path.replace('.yaml', '.txt')}`);
  });

  it('that is not there is said to be missing', () => {
    const [problem] = readTheme('fixtures/themes/none.yaml').problems;
    expect(formatProblem(problem!)).toBe('fixtures/themes/none.yaml:1:1: expected a theme file, found none');
  });
});
