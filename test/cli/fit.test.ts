import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fixture } from '../measurements/reading.js';
import { pdfContents } from '../node/pdf/pdf-contents.js';
import { runCommand } from './command.js';

const folder = () => mkdtempSync(join(tmpdir(), 'ninefold-test-'));

describe('ninefold fit', () => {
  it('says for each component kind of a log how often it fails and how long it takes, with doubts', async () => {
    const { code, output } = await runCommand('fit', fixture('measured/lanl/lanl-system-3.csv'));
    expect(code).toBe(0);
    expect(output).toContain('299 rows read, 299 used, 0 left out, 0 rejected');
    expect(output).toContain('host.time-to-failure: mean 9575.6 h, exponential');
    expect(output).toContain('os.time-to-restore');
    expect(output).toContain('! the mean of the best fit (lognormal)');
  });

  it('is mapped by flags and prints JSON at full precision, the same each time', async () => {
    const columns = 'component=System+nodenumz, start=Prob Started, end=Prob Fixed, machines=nodes';
    const log = fixture('measured/lanl/lanl-system-20.csv');
    const args = [
      'fit',
      log,
      '--columns',
      columns,
      '--where',
      'System=20, cause=*',
      '--parameter',
      'host.time-to-restore',
      '--json',
    ];
    const first = await runCommand(...args, '--seed', '5');
    const record = JSON.parse(first.output);
    expect(record).toMatchObject({ format: 'ninefold-fit', rowsRead: 2478, rowsFiltered: 0 });
    expect(record.parameters[0].estimate.summary.mean * 60).toBeCloseTo(210.0221953188055, 9);
    expect((await runCommand(...args, '--seed', '5')).output).toBe(first.output);
  });

  it('writes parameters for a scenario, and the rows that could not be used', async () => {
    const out = folder();
    const { code, errors } = await runCommand('fit', fixture('bad-logs/every-fault.csv'), '--no-pdf', '--out', out);
    expect([code, errors.trim().split('\n').length]).toEqual([0, 4]);
    const text = readFileSync(join(out, 'parameters.yaml'), 'utf8');
    expect(text).toContain('host.time-to-failure: { measured: every-fault.csv }');
    expect(parse(text).parameters['host.time-to-failure'].fitted).toMatchObject({ file: 'every-fault.csv' });
    const quarantine = readFileSync(join(out, 'quarantine.csv'), 'utf8').trim().split('\n');
    expect(quarantine[0]).toBe('line,reason,host,start,end,cause');
    expect(quarantine.length).toBe(9);
  });

  it('puts a parameter on one page', async () => {
    const out = folder();
    const log = fixture('measured/lanl/lanl-system-20.csv');
    const { code } = await runCommand('fit', log, '--parameter', 'host.time-to-failure', '--out', out);
    const { pages } = await pdfContents(readFileSync(join(out, 'fit.pdf')));
    expect([code, pages.length]).toEqual([0, 1]);
    expect(pages[0]).toContain('Records and their quality');
  });

  it('leaves no quarantine where every row was used', async () => {
    const out = folder();
    await runCommand('fit', fixture('bad-logs/chinese-excel-gb18030.csv'), '--no-pdf', '--out', out);
    expect(existsSync(join(out, 'quarantine.csv'))).toBe(false);
  });

  it('suggests a mapping that works when it is pasted', async () => {
    const log = fixture('bad-logs/western-excel.csv');
    const { errors } = await runCommand('fit', log);
    const [, columns] = /--columns "(.*)"/.exec(errors) ?? [];
    const { code, output } = await runCommand('fit', log, '--columns', columns!);
    expect(code).toBe(0);
    expect(output).toContain('  outages, encoding windows-1252: component = Gerät, start = Ausfall');
  });

  it('prints measured use', async () => {
    const log = fixture('bad-logs/powercli-statistics.csv');
    const { code, output } = await runCommand('fit', log);
    expect(code).toBe(0);
    expect(output).toContain('memory   mean 80 %');
  });

  it.each([
    [
      ['bad-logs/every-fault.csv', '--strict'],
      'every-fault.csv:3: expected a row that can be used, found one with too few fields',
    ],
    [['bad-logs/unclosed-quote.csv'], 'unclosed-quote.csv:3: expected a closing quote'],
    [['missing.csv'], 'missing.csv: expected a readable file, found none'],
    [['bad-logs/every-fault.csv', '--parameter', 'host.time-to-fail'], '--parameter: expected the name of a parameter'],
    [['bad-logs/every-fault.csv', '--where', 'host'], "--where: expected name=value, found 'host'"],
    [
      ['bad-logs/western-excel.csv'],
      'found Gerät, Ausfall, Wiederanlauf, Grund; perhaps --columns "component=Gerät, start=Ausfall, end=Wiederanlauf, cause=Grund"',
    ],
    [
      ['bad-logs/monitor-with-own-heads.csv'],
      'perhaps --profile transitions --columns "time=3, component=Monitor name, state=Status"',
    ],
    [['bad-logs/kubectl-ages.txt'], 'LAST SEEN holds ages, not times: export those, as kubectl get events -o custom'],
    [['measured/sandbox-boot/SOURCE.md'], 'say which with --columns "component=…"'],
    [['bad-logs/every-fault.csv', '--theme', 'no-such.yaml'], 'no-such.yaml:1:1: expected a theme file, found none'],
    [['bad-logs/every-fault.csv', '--window', '2024'], '--window: expected two times such as'],
    [['bad-logs/every-fault.csv', '--columns', 'start=begin'], "expected a column named 'begin', found none"],
  ])('%j ends with code 2 and a line that says what was expected', async ([file, ...rest], message) => {
    const { code, errors } = await runCommand('fit', fixture(file!), ...rest!);
    expect(code).toBe(2);
    expect(errors).toContain(message);
    expect(errors).not.toMatch(/^\s+at /m);
  });
});
