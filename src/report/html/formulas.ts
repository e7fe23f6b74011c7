/** The formulas of the method chapter in MathML Core: set by the browser, read aloud by a screen reader. */
const i = (name: string) => `<mi>${name}</mi>`;
const n = (value: string) => `<mn>${value}</mn>`;
const o = (sign: string) => `<mo>${sign}</mo>`;
const text = (words: string) => `<mtext>${words}</mtext>`;
const sub = (base: string, index: string) => `<msub>${base}<mrow>${index}</mrow></msub>`;
const sup = (base: string, index: string) => `<msup>${base}<mrow>${index}</mrow></msup>`;
const fraction = (above: string, below: string) => `<mfrac><mrow>${above}</mrow><mrow>${below}</mrow></mfrac>`;
const sum = (below: string) => `<munder><mo largeop="true">∑</mo><mrow>${below}</mrow></munder>`;

const formulas: Readonly<Record<string, string>> = {
  availability: i('A') + o('=') + n('1') + o('−') + i('U'),
  downtime: i('D') + o('=') + i('U') + o('·') + n('8766') + o('·') + n('60') + text(' min'),
  budget:
    sub(i('U'), i('e')) +
    o('=') +
    sum(i('i') + o(',') + i('j')) +
    sub(i('π'), i('i')) +
    sub(i('q'), i('i') + i('j')) +
    o('(') +
    i('e') +
    o(')') +
    i('h') +
    o('(') +
    i('j') +
    o(')'),
  frequency: i('U') + o('=') + i('ν') + o('·') + i('m'),
  bound:
    fraction(i('D'), i('T') + o('+') + i('R')) +
    o('≤') +
    i('U') +
    o('≤') +
    fraction(i('D') + o('+') + i('R'), i('T') + o('+') + i('R')),
  birnbaum: sub(sup(i('I'), i('B')), i('i')) + o('=') + fraction(o('∂') + i('U'), o('∂') + sub(i('u'), i('i'))),
};

/** MathML of a formula by its words key, or nothing for a key without one. */
export function formulaMarkup(name: string): string {
  if (!Object.hasOwn(formulas, name)) return '';
  return `<math display="block"><mrow>${formulas[name]}</mrow></math>`;
}
