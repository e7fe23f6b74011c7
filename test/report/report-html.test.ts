import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { type ReportOptions, type ReportTheme, reportHtml, TemplateError } from '../../src/report/index.js';
import { sections } from '../../src/report/view/report-view.js';
import { reportSections } from '../../src/scenario/report-sections.js';
import { exampleEvaluation } from './example-evaluation.js';
import * as variants from './example-variants.js';
import { clipped, overlapping } from './svg-geometry.js';
import { shippedTemplates } from './templates.js';

const templates = shippedTemplates();

function page(evaluation: Evaluation, options: Partial<ReportOptions> = {}): string {
  return reportHtml(evaluation, compared(evaluation), {
    locale: 'en',
    purpose: 'screen',
    detail: 'full',
    templates,
    fontCss: '',
    paper: 'A4',
    theme: null,
    ...options,
  });
}

const locales = ['en', 'zh-CN'] as const;
const details = ['board', 'review', 'full'] as const;
const svgs = (html: string) => html.match(/<svg [\s\S]*?<\/svg>/g) ?? [];
const visible = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#x27;/g, "'");

/** Controls but tab and line feed, and marks that turn the reading direction. */
const forbidden = (code: number) =>
  (code < 32 && code !== 9 && code !== 10) || (code >= 127 && code < 160) || (code >= 0x202a && code <= 0x202e);

describe('the report', () => {
  it('made twice is the same bytes', () => {
    for (const locale of locales)
      expect(page(exampleEvaluation(), { locale })).toBe(page(exampleEvaluation(), { locale }));
  });

  it('asks for nothing outside itself and sets no style attribute', () => {
    for (const locale of locales)
      for (const purpose of ['screen', 'print'] as const) {
        const html = page(exampleEvaluation(), { locale, purpose });
        expect(html.match(/\sstyle=/)).toBeNull();
        expect(html.match(/\son\w+=/)).toBeNull();
        expect(html.match(/(?:src|href)="(?!#)/)).toBeNull();
        expect(html.match(/@import|url\((?!#|data:)/)).toBeNull();
      }
  });

  it('has a policy that names the hashes of its own style and script', () => {
    const html = page(exampleEvaluation());
    const policy = /Content-Security-Policy" content="([^"]*)"/
      .exec(html)![1]!
      .replaceAll('&#x27;', "'")
      .replaceAll('&#x3D;', '=');
    for (const [kind, text] of [
      ['style', /<style>([\s\S]*?)<\/style>/.exec(html)![1]!],
      ['script', /<script>([\s\S]*?)<\/script>/.exec(html)![1]!],
    ] as const)
      expect(policy).toContain(`${kind}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
  });

  it('says in full how rare outages were simulated: method, effective sample, largest cycle, what is not met', () => {
    const html = page(exampleEvaluation());
    const table = /id="[^"]*rare-events"[\s\S]*?<\/table>/.exec(html)![0];
    const said = visible(table)
      .replace(/\s/g, (space) => (space === '\n' ? space : ' '))
      .split('\n');
    for (const text of ['A-cycles, proportional-hazard biasing', '2716', '1 %', '2.8e5', 'no', 'yes'])
      expect(said).toContain(text);
    expect(said).toContain(
      'Not met, which widens the interval but shifts nothing: failures rare against recoveries (3.1)',
    );
    expect(page(exampleEvaluation(), { detail: 'review' })).not.toContain('rare-events"');
  });

  it('runs no script on paper', () => {
    expect(page(exampleEvaluation(), { purpose: 'print' })).not.toContain('<script');
  });

  it('has one first heading, skips no level, and gives no id twice', () => {
    for (const detail of details) {
      const html = page(exampleEvaluation(), { detail });
      const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    }
  });

  it('has a target for every link and every reference', () => {
    const html = page(exampleEvaluation());
    const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    const wanted = [...html.matchAll(/\s(?:href="#|aria-labelledby="|aria-describedby="|data-page-of=")([^"]*)"/g)];
    for (const [, id] of wanted) expect(ids, id).toContain(id);
  });

  it('has landmarks, and a table of data and a description by name for each picture', () => {
    const html = page(exampleEvaluation());
    for (const landmark of ['<main>', '<nav class="contents"', '<header', '<footer']) expect(html).toContain(landmark);
    for (const svg of svgs(html)) expect(svg).toMatch(/role="img" aria-label="[^"]+/);
    const figures = html.match(/<figure [\s\S]*?<\/figure>/g)!;
    for (const figure of figures) expect(figure).toContain('<details>');
  });

  it('shows nines and minutes a year side by side and never a tail of nines', () => {
    for (const locale of locales) {
      const html = visible(page(exampleEvaluation(), { locale }));
      expect(html.match(/99\.9{9,}/)).toBeNull();
      expect(html.match(/\bNaN\b|undefined|\[object|Infinity/)).toBeNull();
      expect(html.match(/\d\.\d{9,}/)).toBeNull();
    }
  });

  it('claims no more than six nines where they rest on independence alone', () => {
    const html = visible(page(variants.tooGood(), { detail: 'review' }));
    expect(html).toContain('≥\u00a099.9999\u00a0%');
    expect(html).toContain('≥ 6 nines under the stated causes');
    expect(html.match(/.*99\.999999.*/g)).toBeNull();
  });

  it('is below two megabytes before its fonts', () => {
    for (const evaluation of [exampleEvaluation(), variants.sixCandidates(), variants.manyHosts(50)])
      expect(Buffer.byteLength(page(evaluation))).toBeLessThan(1.5e6);
  });
});

describe('the report of unusual evaluations', () => {
  const cases = {
    'one candidate': variants.oneCandidate,
    'six candidates': variants.sixCandidates,
    'nothing known': variants.unknownEverywhere,
    'fifty hosts': () => variants.manyHosts(50),
    'two hundred hosts': () => variants.manyHosts(200),
    'names of ten thousand characters': variants.longNames,
    'more nines than can be': variants.tooGood,
  };
  for (const [name, make] of Object.entries(cases)) {
    it(`is made in every language, purpose and detail: ${name}`, () => {
      const evaluation = make();
      for (const locale of locales)
        for (const [purpose, detail] of [
          ['screen', 'full'],
          ['print', 'review'],
          ['print', 'board'],
        ] as const) {
          const html = page(evaluation, { locale, purpose, detail });
          expect(visible(html).match(/\bNaN\b|undefined|\[object/)).toBeNull();
          for (const svg of svgs(html)) expect(clipped(svg), svg.slice(0, 120)).toEqual([]);
        }
    });
  }

  it('draws no text over another', () => {
    for (const locale of locales)
      for (const svg of svgs(page(exampleEvaluation(), { locale })))
        expect(overlapping(svg), /aria-label="([^"]*)"/.exec(svg)![1]).toEqual([]);
  });

  it('shows hostile names as text', () => {
    for (const locale of locales) {
      const html = page(variants.hostileNames(), { locale });
      expect(html.match(/<script>/g)).toHaveLength(1);
      expect(html.includes('<img')).toBe(false);
      expect([...html].filter((character) => forbidden(character.codePointAt(0)!))).toEqual([]);
      expect(html).toContain('&lt;/style&gt;');
      expect(html.match(/<\/style>/g)).toHaveLength(1);
    }
  });
});

describe('sections that a scenario names', () => {
  const named = (...names: readonly string[]) => {
    const evaluation = exampleEvaluation();
    return { ...evaluation, scenario: { ...evaluation.scenario, report: { sections: names } } };
  };
  const chapters = (html: string) => [...html.matchAll(/class="chapter chapter-([a-z]+)"/g)].map(([, id]) => id);

  it('are shown in that order and no others, in the contents too', () => {
    const html = page(named('risks', 'comparison'));
    expect(chapters(html)).toEqual(['risks', 'comparison']);
    const contents = /<nav class="contents"[\s\S]*?<\/nav>/.exec(html)![0];
    expect([...contents.matchAll(/href="#([a-z]+)"/g)].map(([, id]) => id)).toEqual(['verdict', 'risks', 'comparison']);
  });

  it('fill the pages of the board in that order, as far as they have room for them', () => {
    expect(chapters(page(named('downtime', 'failover', 'risks', 'comparison'), { detail: 'board' }))).toEqual([
      'downtime',
      'risks',
      'comparison',
    ]);
  });

  it('of the board are what one may promise, what a failure costs, what causes downtime and the largest risks', () => {
    const html = page(exampleEvaluation(), { detail: 'board', purpose: 'print' });
    expect(chapters(html)).toEqual(['comparison', 'objectives', 'downtime', 'risks']);
    expect(html).toMatch(/<p class="prose promise">.*the contract may promise 99\.9\d+\s%/);
    expect(html).toContain('Cost over five years');
    for (const failure of ['A host is lost', 'A rack is lost', 'The storage is lost']) expect(html).toContain(failure);
    const risks = /id="risks"[\s\S]*?<\/section>/.exec(html)![0];
    expect(risks.match(/<th scope="row">/g)).toHaveLength(3);
  });

  it('are those that the report has', () => {
    expect([...reportSections]).toEqual(sections.map(([id]) => id));
  });
});

describe('a theme', () => {
  const shades = (light: string, dark: string) => ({ light, dark });
  const theme: ReportTheme = {
    organisation: 'Example <Bank>',
    logo: 'data:image/png;base64,AAAA',
    accent: shades('#7a1f3d', '#c890a2'),
    tint: shades('#f1e8eb', '#2f1d27'),
    candidates: [shades('#123456', '#6789ab')],
  };

  it('sets colours for paper and the dark screen after all others, and the logo at the head', () => {
    const html = page(exampleEvaluation(), { theme });
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)![1]!;
    const set = (name: string) =>
      [...style.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map(([, hex]) => hex);
    expect(set('accent').slice(-2)).toEqual(['#7a1f3d', '#c890a2']);
    expect(set('l0').slice(-2)).toEqual(['#123456', '#6789ab']);
    expect(html).toMatch(/<header class="masthead">\s*<img class="logo" src="data:image\/png;base64,AAAA" alt="/);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    expect(policy.replaceAll('&#x3D;', '=')).toContain(createHash('sha256').update(style).digest('base64'));
  });

  it('names the organisation only where the scenario names none', () => {
    expect(page(exampleEvaluation(), { theme })).not.toContain('Example &lt;Bank&gt;</bdi>');
    expect(page(variants.unknownEverywhere(), { theme })).toContain('Example &lt;Bank&gt;</bdi>');
  });
});

describe('templates', () => {
  it('that are missing or wrong are named', () => {
    const without = new Map([...templates].filter(([name]) => name !== 'report.hbs'));
    expect(() => page(exampleEvaluation(), { templates: without })).toThrow(TemplateError);
    const broken = new Map(templates).set('table.hbs', 'one\n{{#each');
    expect(() => page(exampleEvaluation(), { templates: broken })).toThrow(/table\.hbs/);
    const asking = new Map(templates).set('prose.hbs', 'one\n{{nothingLikeIt}}');
    expect(() => page(exampleEvaluation(), { templates: asking })).toThrow(/^prose\.hbs:2:3: .*"nothingLikeIt"/);
  });

  it.each([
    ['one\n{{#each', 'own.hbs:2: expected a whole Handlebars expression, found {{#each'],
    ['{{#each x}}\n\n', 'own.hbs:3: expected the end of a block, found the end of the file'],
    ['\n {{#if a}}{{/each}}', "own.hbs:2:5: if doesn't match each"],
    ['\n\n {{> tabel}}', 'own.hbs:3: expected a partial that there is, found "tabel"; nearest: table'],
    ['\n {{title.of}}', 'own.hbs:2: expected a name of the report\'s view, found "of"'],
  ])('tell file and line of a fault: %j', (text, message) => {
    const calling = new Map(templates).set('own.hbs', text).set('front.hbs', '{{> own}}');
    expect(() => page(exampleEvaluation(), { templates: calling })).toThrow(message);
  });

  it('may be replaced one by one', () => {
    const own = new Map(templates).set('prose.hbs', '<p class="own">{{paragraphs.length}}</p>');
    expect(page(exampleEvaluation(), { templates: own })).toContain('<p class="own">1</p>');
  });
});
