import { assumptionsSection } from '../sections/assumptions.js';
import { candidatesSection } from '../sections/candidates.js';
import { comparisonSection } from '../sections/comparison.js';
import { deploymentSection } from '../sections/deployment.js';
import { differencesSection } from '../sections/differences.js';
import { downtimeSection } from '../sections/downtime.js';
import { failoverSection } from '../sections/failover.js';
import { measuredSection } from '../sections/measured.js';
import { methodSection, reproduction } from '../sections/method.js';
import { objectivesSection } from '../sections/objectives.js';
import { risksSection } from '../sections/risks.js';
import { sensitivitySection } from '../sections/sensitivity.js';
import { utilizationSection } from '../sections/utilization.js';
import { verdictView } from '../sections/verdict.js';
import { yearSection } from '../sections/year.js';
import type { SectionId } from '../words/words.js';
import type { ReportContext } from './context.js';
import { frontOf, metaOf } from './front.js';
import type { BlockView, ReportView, SectionView } from './view.js';

type Section = (context: ReportContext) => readonly BlockView[];

/** In the order of the report. A section without blocks is left out. */
export const sections: readonly (readonly [SectionId, Section])[] = [
  ['candidates', candidatesSection],
  ['comparison', comparisonSection],
  ['objectives', objectivesSection],
  ['downtime', downtimeSection],
  ['differences', differencesSection],
  ['year', yearSection],
  ['failover', failoverSection],
  ['utilization', utilizationSection],
  ['sensitivity', sensitivitySection],
  ['measured', measuredSection],
  ['risks', risksSection],
  ['deployment', deploymentSection],
  ['assumptions', assumptionsSection],
  ['method', methodSection],
  [
    'glossary',
    ({ words }) => [
      { kind: 'terms', terms: words.glossary, otherLang: words.locale === 'en' ? ('zh-CN' as const) : ('en' as const) },
    ],
  ],
];

/** What the board's pages hold after the cover and the verdict. */
const boardSections: readonly SectionId[] = ['comparison', 'objectives', 'downtime', 'risks'];

/** Everything the templates show, but the style, the script and their policy. */
export function reportView(context: ReportContext): Omit<ReportView, 'logo' | 'policy' | 'style' | 'script'> {
  const { words, evaluation, detail, purpose } = context;
  const shown = sectionsOf(context);
  const board = detail === 'board';
  return {
    lang: words.locale,
    title: context.say(evaluation.scenario.title),
    documentKind: words.label.documentKind,
    bodyClass: [`detail-${detail}`, `purpose-${purpose}`, 'has-front', board ? '' : 'has-contents'].join(' ').trim(),
    skip: words.label.skip,
    start: 'verdict',
    contentsTitle: words.label.contents,
    meta: metaOf(context),
    contents: board
      ? []
      : [
          { anchor: 'verdict', number: '', title: words.sections.verdict.title },
          ...shown.map(({ anchor, number, title }) => ({ anchor, number, title })),
        ],
    verdict: verdictView(context),
    front: frontOf(context),
    sections: shown,
    madeBy: `ninefold ${evaluation.ninefold}`,
    author: evaluation.scenario.review.author ?? '',
    reproduction: reproduction(context),
  };
}

/** Those the scenario names, in its order, or all; of them the board's pages have room for four. */
function chosenSections({ evaluation, detail }: ReportContext): typeof sections {
  const wanted = evaluation.scenario.report?.sections;
  const chosen = wanted === undefined ? sections : wanted.flatMap((name) => sections.filter(([id]) => id === name));
  return detail === 'board' ? chosen.filter(([id]) => boardSections.includes(id)) : chosen;
}

/** The board's pages have room for neither numbers nor leads. */
function sectionsOf(context: ReportContext): readonly SectionView[] {
  const board = context.detail === 'board';
  return chosenSections(context)
    .map(([id, section]) => ({ id, blocks: section(context) }))
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ id, blocks }, i) => ({
      anchor: id,
      number: board ? '' : String(i + 1),
      title: context.words.sections[id].title,
      lead: board ? '' : context.words.sections[id].lead,
      blocks,
    }));
}
