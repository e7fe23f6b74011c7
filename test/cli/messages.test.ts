import { describe, expect, it } from 'vitest';
import { runCommand } from './command.js';

describe('the command line', () => {
  it.each([
    [[], 'ninefold: expected a command (init, validate, fit, evaluate, report, '],
    [['repor', 'a.yaml'], 'found "repor"; nearest: report\n'],
    [['--bogus'], 'ninefold: expected an option of this command, found "--bogus"\n'],
    [['report'], 'ninefold report: expected a file or a name after the command, found nothing\n'],
    [['report', 'a.yaml', 'b.yaml'], 'ninefold report: expected no further argument, found "b.yaml"\n'],
    [
      ['report', 'a.yaml', '--ot', 'x'],
      'ninefold report: expected an option of this command, found "--ot"; nearest: --out\n',
    ],
    [['report', 'a.yaml', '--no-pfd'], 'found "--no-pfd"; nearest: --no-pdf\n'],
    [
      ['report', 'a.yaml', '--locale', 'zh-TW'],
      'ninefold report: --locale: expected en or zh-CN, found "zh-TW"; nearest: zh-CN\n',
    ],
    [
      ['evaluate', 'a.yaml', '--candidate', 'vms'],
      'ninefold evaluate: --candidate: expected together with --trace, found alone\n',
    ],
    [['report', 'a.yaml', '--out'], 'ninefold report: --out: expected a value, found nothing\n'],
    [['report', 'a.yaml', '--seed', '1', '--seed', '2'], 'ninefold report: --seed: expected once, found 2 times\n'],
    [
      ['evaluate', 'a.yaml', '--seed', '1.5'],
      'ninefold evaluate: --seed: expected a whole number from 0 to 4294967295, found 1.5\n',
    ],
    [['evaluate', 'none.yaml'], 'none.yaml:1:1: expected a scenario file, found none\n'],
    [
      ['schema', 'scenari'],
      'ninefold schema: --of: expected scenario, parameters or evaluation, found "scenari"; nearest: scenario\n',
    ],
    [
      ['explain', 'ninez'],
      'explain: expected a metric, a parameter, a fact or service.metric, found "ninez"; nearest: nines\n',
    ],
  ])('answers %j with one line and code 2', async (args, message) => {
    const { code, output, errors } = await runCommand(...args);
    expect(errors).toContain(message);
    expect(errors.split('\n')).toHaveLength(2);
    expect([code, output]).toEqual([2, '']);
  });

  it('does not change its words with the language of the machine', async () => {
    process.env.LC_ALL = 'de_DE.UTF-8';
    const { errors } = await runCommand('report');
    delete process.env.LC_ALL;
    expect(errors).toBe('ninefold report: expected a file or a name after the command, found nothing\n');
  });
});
