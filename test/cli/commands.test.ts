import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { runCommand, savedEvaluation, temporaryFolder } from './command.js';

const folder = temporaryFolder();
const saved = savedEvaluation(folder.path);
const inFolder = (...names: string[]) => join(folder.path, ...names);
afterAll(() => folder.remove());
afterEach(() => vi.unstubAllEnvs());

describe('init', () => {
  it('writes a scenario in which validate finds no mistake', async () => {
    const file = inFolder('new.yaml');
    expect((await runCommand('init', file)).code).toBe(0);
    expect(await runCommand('validate', file)).toEqual({
      code: 0,
      output: `${file}: 3 candidates, no mistakes\n`,
      errors: '',
    });
  });

  it('never writes over a file', async () => {
    writeFileSync(inFolder('mine.yaml'), 'mine');
    const { code, errors } = await runCommand('init', inFolder('mine.yaml'));
    expect(code).toBe(2);
    expect(errors).toMatch(/^.*mine\.yaml: expected a name that is free, found a file; it was left as it is\n$/);
    expect(readFileSync(inFolder('mine.yaml'), 'utf8')).toBe('mine');
  });
});

describe('validate', () => {
  it('tells the mistakes of every file and passes the sound one', async () => {
    await runCommand('init', inFolder('sound.yaml'));
    writeFileSync(inFolder('wrong.yaml'), 'ninefold: 1\ntitel: A\n');
    const { code, output, errors } = await runCommand('validate', inFolder('sound.yaml'), inFolder('wrong.yaml'));
    expect(code).toBe(2);
    expect(output).toContain('sound.yaml: 3 candidates');
    expect(errors).toMatch(/wrong\.yaml:2:1: .*titel.*title/);
  });

  it('gives mistakes as JSON with their places', async () => {
    writeFileSync(inFolder('wrong.yaml'), 'ninefold: 1\ntitel: A\n');
    const { code, output, errors } = await runCommand('validate', inFolder('wrong.yaml'), '--json');
    expect([code, errors]).toEqual([2, '']);
    expect(JSON.parse(output)).toContainEqual(expect.objectContaining({ line: 2, column: 1, severity: 'error' }));
  });
});

describe('evaluate', () => {
  it('saves no path of the machine, however the scenario was named', async () => {
    const { output } = await runCommand('evaluate', resolve('scenarios/cloud-sla.yaml'), '--json', '--effort', 'quick');
    expect(output).toContain('"scenarios/cloud-sla.yaml"');
    expect(output).not.toContain(process.cwd());
  });

  it('prints a table without colours where nobody looks', async () => {
    const { code, output } = await runCommand('evaluate', saved);
    expect(code).toBe(0);
    expect(output).toContain('vSphere HA on nine hosts');
    expect(output).not.toContain('\u001b');
  });

  it('with --check ends with code 1 and a line for each target that is missed', async () => {
    const { code, errors } = await runCommand('evaluate', saved, '--check');
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^vsphere: shop misses availability ≥ 99\.95 %: met with probability [\d.]+ %, 90 % wanted$/m,
    );
  });

  it('prints JSON from which the same report can be made', async () => {
    const { output } = await runCommand('evaluate', saved, '--json');
    writeFileSync(inFolder('again.json'), output);
    expect((await runCommand('evaluate', inFolder('again.json'))).output).toBe(
      (await runCommand('evaluate', saved)).output,
    );
  });

  it('refuses a seed for what was computed before', async () => {
    const { code, errors } = await runCommand('evaluate', saved, '--seed', '1');
    expect(code).toBe(2);
    expect(errors).toMatch(
      /saved\.json: expected a scenario with --seed, found a saved evaluation, whose seed is fixed\n$/,
    );
  });

  it('says what is wrong with a saved evaluation', async () => {
    writeFileSync(inFolder('torn.json'), readFileSync(saved, 'utf8').slice(0, -200));
    writeFileSync(inFolder('newer.json'), '{"format": "ninefold-evaluation", "formatVersion": 99}');
    const torn = await runCommand('evaluate', inFolder('torn.json'));
    expect(torn.errors).toMatch(/torn\.json: expected an evaluation saved as JSON, found something else/);
    const newer = await runCommand('evaluate', inFolder('newer.json'));
    expect(newer.errors).toMatch(/newer\.json: expected formatVersion 1 or less, found 99/);
    expect([torn.code, newer.code]).toEqual([2, 2]);
  });
});

describe('compare', () => {
  it('finds nothing changed between an evaluation and itself, and what changed with another seed', async () => {
    writeFileSync(inFolder('other.json'), readFileSync(saved, 'utf8').replace(/"seed": \d+/, '"seed": 77'));
    const same = await runCommand('compare', saved, saved, '--json');
    const { inputs, figures, verdict } = JSON.parse(same.output);
    expect([inputs, figures, verdict.after]).toEqual([[], [], verdict.before]);
    const other = await runCommand('compare', saved, inFolder('other.json'));
    expect([other.code, other.output]).toEqual([0, expect.stringMatching(/^ *seed: \d+ → 77$/m)]);
  });
});

describe('explain', () => {
  it('says what a parameter means and where its default comes from', async () => {
    const { output } = await runCommand('explain', 'kubernetes.toleration');
    expect(output).toMatch(/Default +mean 5.min/);
    expect(output).toMatch(/Source +.*defaulttolerationseconds/);
  });

  it('shows the budget rows that make up a number', async () => {
    const { output } = await runCommand('explain', 'shop.downtime-minutes-per-year', saved);
    const [, times, mean, product] = /^ +([\d.]+) +([\d.]+) +([\d.]+) {2}Rack$/m.exec(output)!.map(Number);
    expect(times! * mean!).toBeCloseTo(product!, 6);
  });

  it('names the nearest service', async () => {
    const { code, errors } = await runCommand('explain', 'shpo.nines', saved);
    expect([code, errors]).toEqual([2, 'explain: expected a service, found "shpo"; nearest: shop\n']);
  });
});

describe('report', () => {
  it('writes HTML, JSON and CSV named after the scenario, the same bytes each time', async () => {
    const { code, output } = await runCommand('report', saved, '--out', inFolder('a'), '--no-pdf', '--json');
    await runCommand('report', saved, '--out', inFolder('b'), '--no-pdf');
    const names = ['budget.csv', 'comparison.xlsx', 'evaluation.json', 'figures.csv', 'html', 'risks.csv'].map(
      (end) => `payment.${end}`,
    );
    expect(code).toBe(0);
    expect(
      JSON.parse(output)
        .files.map((file: string) => file.slice(inFolder('a/').length))
        .sort(),
    ).toEqual(names);
    expect(readdirSync(inFolder('a')).sort()).toEqual(names);
    for (const name of names) expect(readFileSync(inFolder('a', name))).toEqual(readFileSync(inFolder('b', name)));
  });

  it('takes the looks of an organisation, and refuses a theme with a fault before anything is written', async () => {
    const themed = ['report', saved, '--no-pdf', '--theme'];
    await runCommand(...themed, 'fixtures/themes/example.yaml', '--out', inFolder('themed'));
    expect(readFileSync(inFolder('themed', 'payment.html'), 'utf8')).toContain('--accent: #7a1f3d;');
    const faulty = 'fixtures/invalid-themes/logo-missing';
    const { code, errors } = await runCommand(...themed, `${faulty}.yaml`, '--out', inFolder('untouched'));
    expect([code, errors]).toEqual([2, readFileSync(`${faulty}.txt`, 'utf8')]);
    expect(existsSync(inFolder('untouched'))).toBe(false);
  });

  it('puts another language beside English', async () => {
    await runCommand('report', saved, '--out', inFolder('zh'), '--no-pdf', '--locale', 'zh-CN');
    expect(readdirSync(inFolder('zh'))).toContain('payment.zh-CN.html');
    expect(readFileSync(inFolder('zh', 'payment.zh-CN.html'), 'utf8')).toContain('lang="zh-CN"');
  });

  it('writes everything but the PDF when no browser works, says what to do, and ends with code 3', async () => {
    const planted = inFolder('planted');
    mkdirSync(planted);
    chmodSync(planted, 0o777);
    vi.stubEnv('NINEFOLD_CACHE', planted);
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', undefined);
    vi.stubEnv('PUPPETEER_CACHE_DIR', inFolder('none'));
    vi.stubEnv('PATH', '');
    const { code, output, errors } = await runCommand('report', saved, '--out', inFolder('c'));
    expect(code).toBe(3);
    expect(output).toContain('payment.html\n');
    expect(errors).toMatch(/^the PDF was not made: no browser .* ninefold doctor --install-browser$/m);
    expect(existsSync(inFolder('c', 'payment.pdf'))).toBe(false);
    expect(existsSync(inFolder('c', 'payment.html'))).toBe(true);
  });

  it('ends with code 3 before the work when the folder cannot be written', async () => {
    const { code, errors } = await runCommand('report', saved, '--out', join(saved, 'out'));
    expect([code, errors.split('\n')]).toEqual([
      3,
      [expect.stringMatching(/out: cannot be used for the results: .*ENOTDIR/), ''],
    ]);
  });

  it('leaves no folder behind when the scenario is wrong', async () => {
    writeFileSync(inFolder('wrong.yaml'), 'ninefold: 1\n');
    const { code } = await runCommand('report', inFolder('wrong.yaml'), '--out', inFolder('d', 'e'));
    expect([code, existsSync(inFolder('d'))]).toEqual([2, false]);
  });

  it('takes templates of the user in place of ours, and names a wrong one', async () => {
    mkdirSync(inFolder('templates'));
    writeFileSync(inFolder('templates', 'heading.hbs'), '{{#if');
    const { code, errors } = await runCommand(
      'report',
      saved,
      '--out',
      inFolder('f'),
      '--no-pdf',
      '--templates',
      inFolder('templates'),
    );
    expect(code).toBe(2);
    expect(errors).toMatch(/^heading\.hbs:1: expected /);
  });
});

describe('schema', () => {
  it.each(['scenario', 'evaluation'])('prints the JSON Schema of %s', async (of) => {
    const { code, output } = await runCommand('schema', of);
    expect([code, JSON.parse(output).title]).toEqual([0, `ninefold ${of}`]);
  });
});
