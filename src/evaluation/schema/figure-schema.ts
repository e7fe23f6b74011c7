import * as z from 'zod';

const ends = { low: z.number(), high: z.number() };
const level = z.number().gt(0).lt(1);

const accuracy = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('exact'), ...ends, method: z.string() }),
    z.object({ kind: z.literal('approximation'), ...ends, method: z.string() }),
    z.object({ kind: z.literal('interval'), ...ends, level, method: z.string() }),
  ])
  .meta({ id: 'Accuracy', description: 'How exactly a figure was computed, not how well its inputs are known.' });

const uncertainty = z
  .object({
    ...ends,
    level,
    draws: z.int().nonnegative(),
    from: z.array(z.object({ parameter: z.string(), share: z.number() })),
  })
  .meta({ id: 'Uncertainty', description: 'How well the inputs are known: interval over the parameter draws.' });

export const figure = z.object({ value: z.number(), accuracy, uncertainty: uncertainty.nullable() }).meta({
  id: 'Figure',
  description: 'A number with its two doubts. Times are in hours unless the name says otherwise.',
});

export const maybeFigure = z
  .union([figure, z.object({ unknown: z.string() })])
  .meta({ id: 'MaybeFigure', description: 'A figure, or why there is none. Never zero for “not known”.' });
