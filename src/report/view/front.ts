import type { Words } from '../words/words.js';
import { backgroundOf } from './background.js';
import { cell, headCell, row, table } from './blocks.js';
import type { ReportContext } from './context.js';
import type { FrontView, ReportView } from './view.js';

/** What the document says of itself: version, author, date, baseline; what is not given is left out. */
export function metaOf({ evaluation, words, comparison, nameOf, alone }: ReportContext): ReportView['meta'] {
  const { review } = evaluation.scenario;
  const { label } = words;
  return [
    { label: label.organisation, value: review.organisation },
    { label: label.version, value: review.version },
    { label: label.author, value: review.author },
    { label: label.date, value: review.date },
    { label: label.baseline, value: alone ? null : nameOf(comparison.baseline) },
  ].flatMap(({ label: name, value }) => (value === null ? [] : [{ label: name, value }]));
}

/** What is compared, why, and who signs. */
export function frontOf({ evaluation, words, candidates, nameOf }: ReportContext): FrontView {
  const { label } = words;
  const { title, blocks } = backgroundOf(evaluation.scenario.review.background ?? '');
  return {
    comparedTitle: label.candidates,
    compared: candidates.map(({ id }) => nameOf(id)),
    backgroundTitle: title ?? label.background,
    background: blocks,
    approvalTitle: label.approval,
    approval: approvalTable(words),
  };
}

function approvalTable({ label }: Words) {
  const roles = [label.approvalArchitecture, label.approvalOperations, label.approvalBusiness];
  return table({
    anchor: 'approval',
    caption: '',
    heads: [label.role, label.name, label.decision, label.signature],
    rows: roles.map((role) => row([headCell(role), cell(''), cell(''), cell('')])),
  });
}
