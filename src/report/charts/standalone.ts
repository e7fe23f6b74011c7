import { type PictureRule, pictureRules } from './css-rules.js';
import { coordinate, element } from './svg.js';

/** On a slide nothing else leaves room around it. */
const margin = 8;

/** Those a style sheet may set that SVG also takes as attributes, which every slide program reads. */
const presentation = new Set([
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-weight',
]);

/**
 * A picture of the report as a file of its own: on white, with its colours as attributes, since programs for slides know
 * little of style sheets. Its font is named, not embedded.
 * @param css the style sheets it is shown with in the report
 */
export function standalonePicture(svg: string, css: string): string {
  const { rules, font } = pictureRules(css);
  const styled = svg.replace(
    /<([a-z]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/?)>/g,
    (_, tag: string, text: string, end: string) => {
      const attributes = new Map(
        [...text.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
      );
      for (const [name, value] of attributesFor(tag, attributes.get('class') ?? '', rules)) attributes.set(name, value);
      attributes.delete('class');
      if (tag === 'svg') setFrame(attributes, font);
      return `<${tag}${[...attributes].map(([name, value]) => ` ${name}="${value}"`).join('')}${end}>`;
    },
  );
  const ground = element('rect', { x: -margin, y: -margin, width: '100%', height: '100%', fill: '#ffffff' });
  return `${styled.replace(/^<svg[^>]*>(?:<title>[^<]*<\/title>)?(?:<desc[^>]*>[^<]*<\/desc>)?/, (head) => head + ground)}\n`;
}

/** Size, margin and font of the whole. */
function setFrame(attributes: Map<string, string>, font: string): void {
  const [width, height] = ['width', 'height'].map((name) => Number(attributes.get(name)) + 2 * margin) as [
    number,
    number,
  ];
  attributes.set('viewBox', `${-margin} ${-margin} ${coordinate(width)} ${coordinate(height)}`);
  attributes.set('width', coordinate(width));
  attributes.set('height', coordinate(height));
  attributes.set('font-family', font.replaceAll('"', "'"));
}

function attributesFor(
  tag: string,
  classList: string,
  rules: readonly PictureRule[],
): readonly (readonly [string, string])[] {
  const classes = classList.split(' ');
  const matching = rules
    .filter((rule) => (rule.tag === '' || rule.tag === tag) && rule.classes.every((name) => classes.includes(name)))
    .filter((rule) => rule.tag !== '' || rule.classes.length > 0)
    .sort((a, b) => a.weight - b.weight);
  return matching.flatMap(({ declarations }) =>
    [...declarations].filter(([name]) => presentation.has(name)).flatMap(([name, value]) => asAttributes(name, value)),
  );
}

/** A colour that lets others through is a colour and an opacity apart: SVG 1.1 knows no `rgba()`. */
function asAttributes(name: string, value: string): readonly (readonly [string, string])[] {
  const rgba = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(value);
  if (rgba === null) return [[name, value]];
  const hex = rgba.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0'));
  return [
    [name, `#${hex.join('')}`],
    [`${name}-opacity`, String(Number(rgba[4]))],
  ];
}
