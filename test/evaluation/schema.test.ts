import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { evaluationFromJson } from '../../src/evaluation/evaluation-from-json.js';
import { evaluationJsonSchema } from '../../src/evaluation/json-schema.js';
import type { evaluationSchema } from '../../src/evaluation/schema/evaluation-schema.js';
import { exampleEvaluation } from '../report/example-evaluation.js';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
/** Identical, optional keys included, but for `readonly`. */
type Same<A, B> =
  (<T>() => T extends DeepReadonly<A> ? 1 : 2) extends <T>() => T extends DeepReadonly<B> ? 1 : 2 ? true : false;

const example = exampleEvaluation();

/** The saved text after one change to the record. */
function saved(change: (evaluation: Mutable) => void): string {
  const copy = JSON.parse(JSON.stringify(example));
  change(copy);
  return JSON.stringify(copy);
}
// A test changes any part of the record, also into what the type forbids.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Mutable = any;

describe('the schema of a saved evaluation', () => {
  it('says the same as the type', () => {
    // Judged by the compiler: `tsc -p tsconfig.test.json` fails where the two part.
    expectTypeOf<Same<z.output<typeof evaluationSchema>, Evaluation>>().toEqualTypeOf<true>();
  });

  it('gives back what was saved', () => {
    expect(evaluationFromJson(JSON.stringify(example))).toEqual(JSON.parse(JSON.stringify(example)));
  });

  it('is committed as a JSON Schema as it stands', async () => {
    const text = `${JSON.stringify(evaluationJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../schema/evaluation.schema.json');
  });

  it('leaves out keys a later version has added without changing the meaning of the others', () => {
    const read = evaluationFromJson(
      saved((evaluation) => {
        evaluation.scenario.addedLater = true;
      }),
    );
    expect(read.scenario).toEqual(example.scenario);
  });
});

describe('a saved evaluation that cannot be read', () => {
  const faults: readonly (readonly [title: string, text: string, message: string | RegExp])[] = [
    ['is no JSON', '{ "format": ', /^expected an evaluation saved as JSON, found something else: [^\n]+$/],
    ['is a list', '[]', 'expected a saved evaluation (format: "ninefold-evaluation"), found a list'],
    ['is some other map', '{}', 'expected a saved evaluation (format: "ninefold-evaluation"), found no format'],
    [
      'is of another format',
      '{"format":"ninefold-comparison"}',
      'expected a saved evaluation (format: "ninefold-evaluation"), found "ninefold-comparison"',
    ],
    [
      'was written by a newer ninefold',
      saved((evaluation) => {
        evaluation.formatVersion = 2;
        evaluation.ninefold = '2.1.0';
      }),
      'expected formatVersion 1 or less, found 2: read it with ninefold 2.1.0 or later',
    ],
    [
      'lacks a key',
      saved((evaluation) => {
        delete evaluation.candidates[1].placement;
      }),
      'candidates[1]: expected the key "placement", found none',
    ],
    [
      'has a misspelt key',
      saved((evaluation) => {
        evaluation.candidates[0].placment = evaluation.candidates[0].placement;
        delete evaluation.candidates[0].placement;
      }),
      'candidates[0]: expected the key "placement", found "placment"',
    ],
    [
      'has text for a number',
      saved((evaluation) => {
        evaluation.candidates[0].services[1].unavailability.value = '0.001';
      }),
      'candidates[0].services[1].unavailability.value: expected a number, found "0.001"',
    ],
    [
      'has null where a number was not finite',
      saved((evaluation) => {
        evaluation.candidates[0].services[0].structuralFloor.accuracy.high = null;
      }),
      'candidates[0].services[0].structuralFloor.accuracy.high: expected a number, found null',
    ],
    [
      'has an unknown platform',
      saved((evaluation) => {
        evaluation.candidates[2].platform = 'mainframe';
      }),
      'candidates[2].platform: expected "vm" or "kubernetes" or "custom", found "mainframe"',
    ],
    [
      'has two faults',
      saved((evaluation) => {
        evaluation.seed = 'one';
        evaluation.hoursPerYear = 0;
      }),
      'seed: expected a number, found "one" (and 1 more)',
    ],
    [
      'has a year without hours',
      saved((evaluation) => {
        evaluation.hoursPerYear = 0;
      }),
      'hoursPerYear: expected more than 0, found 0',
    ],
    [
      'has no candidates',
      saved((evaluation) => {
        evaluation.candidates = [];
      }),
      'candidates: expected at least one entry, found a list',
    ],
    [
      'has a baseline that is no candidate',
      saved((evaluation) => {
        evaluation.scenario.baseline = 'vsfere';
      }),
      'scenario.baseline: expected a candidate (vsphere, kubernetes, kubernetes-tuned, kubernetes-on-vms), found "vsfere"; did you mean "vsphere"?',
    ],
    [
      'has a candidate twice',
      saved((evaluation) => {
        evaluation.candidates[1].id = 'vsphere';
      }),
      'candidates: expected each id once, found "vsphere" twice',
    ],
    [
      'has draws that are not joint',
      saved((evaluation) => {
        evaluation.uncertainty.unavailability.vsphere.shop.pop();
      }),
      'uncertainty.unavailability.vsphere.shop: expected 400 draws, found 399',
    ],
  ];
  it.each(faults)('says in one line that it %s', (_, text, message) => {
    expect(() => evaluationFromJson(text)).toThrow(
      typeof message === 'string' ? new RegExp(`^${escaped(message)}$`) : message,
    );
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
