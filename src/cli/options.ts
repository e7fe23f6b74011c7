import type { Options } from 'yargs';
import { InputError } from './failure.js';

/** Options that several commands share; one wording for each. */
export const seed = {
  type: 'string',
  requiresArg: true,
  describe: 'Whole number the random draws start from; the same seed gives the same digits',
  coerce: wholeNumber,
} as const satisfies Options;

export const locale = {
  choices: ['en', 'zh-CN'] as const,
  default: 'en' as const,
  requiresArg: true,
  describe: 'Language of the words',
} satisfies Options;

export const json = { type: 'boolean', default: false, describe: 'Print JSON' } as const satisfies Options;

export const cache = {
  type: 'boolean',
  default: true,
  describe: 'Use results kept from earlier runs; --no-cache computes everything',
} as const satisfies Options;

export const effort = {
  choices: ['quick', 'normal', 'thorough'] as const,
  default: 'normal' as const,
  requiresArg: true,
  describe: 'How long to compute for narrower intervals',
} satisfies Options;

export const theme = {
  type: 'string',
  requiresArg: true,
  describe: 'YAML file with the colours, logo and name of your organisation',
} as const satisfies Options;

export const paper = {
  choices: ['A4', 'Letter'] as const,
  default: 'A4' as const,
  requiresArg: true,
  describe: 'Paper of the PDF',
} satisfies Options;

export const templates = {
  type: 'string',
  requiresArg: true,
  describe: 'Folder with templates of your own; they are programs, use only what you trust',
} as const satisfies Options;

export const browser = {
  type: 'string',
  requiresArg: true,
  describe: 'Chrome, Chromium or Edge that makes the PDF',
} as const satisfies Options;

export const pdf = {
  type: 'boolean',
  default: true,
  describe: 'Write the PDF; --no-pdf leaves it out',
} as const satisfies Options;

const largestSeed = 2 ** 32 - 1;

/** @param text what stands after the option; undefined without it, a list if it was given twice (refused elsewhere) */
function wholeNumber(text: unknown): number | undefined {
  if (typeof text !== 'string') return text as undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= largestSeed) return value;
  throw new InputError(`--seed: expected a whole number from 0 to ${largestSeed}, found ${text || 'nothing'}`);
}
