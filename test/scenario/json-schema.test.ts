import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { parameterNames } from '../../src/catalog/parameters.js';
import { parameterFileJsonSchema, scenarioJsonSchema } from '../../src/scenario/json-schema.js';

const committed = z.fromJSONSchema(JSON.parse(readFileSync('schema/scenario.schema.json', 'utf8')));
const accepts = (path: string): boolean => committed.safeParse(parse(readFileSync(path, 'utf8'))).success;

describe('schema/scenario.schema.json', () => {
  it('is what the reader is made from (write it anew with: npx vitest run test/scenario -u)', async () => {
    const text = `${JSON.stringify(scenarioJsonSchema(parameterNames), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../schema/scenario.schema.json');
  });

  it.each(readdirSync('scenarios').filter((file) => file.endsWith('.yaml')))('accepts %s', (file) => {
    expect(accepts(`scenarios/${file}`)).toBe(true);
  });

  // What an editor can know; names, files and sense are the reader's.
  it.each([
    'unknown-key.yaml',
    'unknown-key-without-nearest.yaml',
    'unknown-parameter.yaml',
    'misspelt-choice.yaml',
    'bad-duration.yaml',
    'bad-date.yaml',
    'negative-count.yaml',
    'missing-title.yaml',
    'json-with-fault.json',
  ])('refuses %s', (file) => {
    expect(accepts(`fixtures/invalid-scenarios/${file}`)).toBe(false);
  });
});

describe('schema/parameters.schema.json', () => {
  const parameters = z.fromJSONSchema(JSON.parse(readFileSync('schema/parameters.schema.json', 'utf8')));
  const acceptsFile = (name: string) =>
    parameters.safeParse(parse(readFileSync(`fixtures/invalid-scenarios/${name}`, 'utf8'))).success;

  it('is what the reader is made from', async () => {
    const text = `${JSON.stringify(parameterFileJsonSchema(parameterNames), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../schema/parameters.schema.json');
  });

  it.each(['included-with-key-of-scenario.yml', 'included-with-short-hash.yml', 'included-with-unknown-parameter.yml'])(
    'refuses %s',
    (file) => {
      expect(acceptsFile(file)).toBe(false);
    },
  );
});
