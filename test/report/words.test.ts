import { describe, expect, it } from 'vitest';
import { prerequisites } from '../../src/catalog/facts.js';
import { parameterDefinitions } from '../../src/catalog/parameters.js';
import { metrics } from '../../src/metrics/index.js';
import { parameterName } from '../../src/report/view/context.js';
import { spaced } from '../../src/report/words/han-latin-spacing.js';
import { wordsOf } from '../../src/report/words/index.js';

const [en, zh] = [wordsOf('en'), wordsOf('zh-CN')];

/** Keys of all tables of words, as paths. */
function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => paths(item, `${path}/${key}`));
}

/** Tables that one language may leave to what the catalog says. */
const optional = /^\/(requirements)\//;

describe('words of the report', () => {
  it('exist in both languages for every key', () => {
    const keys = (words: object) =>
      paths(words)
        .filter((path) => !optional.test(path))
        .sort();
    expect(keys(zh)).toEqual(keys(en));
  });

  it('are never empty but for the leads of chapters and of figures that need none', () => {
    const empty = (words: object) =>
      paths(words).filter((path) => {
        const found = path
          .split('/')
          .slice(1)
          .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], words);
        return found === '';
      });
    for (const path of [...empty(en), ...empty(zh)]) expect(path).toMatch(/lead$|other$|pageOf/);
  });

  it('of the Chinese report hold Chinese but for names and signs', () => {
    const labels = Object.entries(zh.label).filter(([, text]) => !/[\u4e00-\u9fff]/.test(text));
    expect(labels.map(([key]) => key).sort()).toEqual(['cpuShort', 'p95', 'rpo', 'rto']);
  });

  it('explain every term under its name in either language', () => {
    expect(zh.glossary.length).toBe(en.glossary.length);
    for (const [i, entry] of en.glossary.entries()) {
      if (entry.other !== '') expect(zh.glossary[i]!.term).toBe(entry.other);
      if (zh.glossary[i]!.other !== '') expect(zh.glossary[i]!.other).toBe(entry.term);
    }
  });

  it('of metrics and parameters are given in both languages', () => {
    for (const { id, name, meaning } of metrics)
      for (const text of [name.en, name.zh, meaning.en, meaning.zh]) expect(text, id).not.toBe('');
    for (const { name, words } of parameterDefinitions)
      for (const text of [words.en, words.zh]) expect(text, name).not.toBe('');
  });

  it('give the reason of each default in Chinese, with its source as it is cited', () => {
    const untold = parameterDefinitions.filter(({ because }) => !/[\u4e00-\u9fff]/.test(zh.phrase(because)));
    // A new parameter may come before its translation; the rest may not.
    expect(untold.map(({ name }) => name).slice(10)).toEqual([]);
    expect(zh.phrase('period 10 s, three failures, timeout 1 s [kubernetes/api core/v1/types.go @10b3]')).toBe(
      '周期 10 秒，连续三次失败，超时 1 秒 [kubernetes/api core/v1/types.go @10b3]',
    );
  });

  it('name in Chinese what a platform is made of, and leave the names of a scenario', () => {
    expect(zh.component('host-1 os')).toBe('host-1 操作系统');
    expect(zh.component('web (all)')).toBe('web（全部）');
    expect(zh.component('external core-banking')).toBe('外部服务 core-banking');
    expect(zh.component('my-ledger')).toBe('my-ledger');
    expect(en.component('host-1 os')).toBe('host-1 os');
  });

  it('name the parameters a platform makes of its own parts', () => {
    const named = (name: string) => [en, zh].map((words) => parameterName(name, words, (text) => text[words.text]));
    expect(named('storage-path.time-to-failure')).toEqual(['Storage path: time to failure', '存储路径：失效间隔']);
    expect(named('vsphere.restart-retries')).toEqual([
      'vSphere HA: wait for further restart attempts',
      'vSphere HA：等待再次重启尝试',
    ]);
    expect(named('kubernetes.eviction-turn-of-3')).toEqual([
      'Kubernetes: turn among the nodes lost (3)',
      'Kubernetes：同时失效节点排队驱逐（3）',
    ]);
    expect(named('bank.time-to-restore')).toEqual(['bank: time to restore', 'bank：修复时间']);
  });

  it('put a space between Chinese and Latin', () => {
    expect(spaced('九台主机的vSphere HA未达到99.95 %的目标')).toBe('九台主机的 vSphere HA 未达到 99.95 % 的目标');
  });

  it('agree in number', () => {
    expect(en.sentences.hosts('A', 'B', 1)).toBe('A needs 1 host more than B.');
    expect(en.sentences.hosts('A', 'B', -2)).toBe('A needs 2 hosts fewer than B.');
    expect(en.sentences.hosts('A', 'B', 0)).toBe('A needs as many hosts as B.');
    expect(en.sentences.serverLine(1, 1, 1)).toBe('1 host in 1 rack');
    expect(en.sentences.serverLine(9, 3, 2)).toBe('9 hosts in 3 racks on 2 sites');
    expect(en.sentences.sameTopology(['A'])).toBe('A has the same topology.');
    expect(en.sentences.sameTopology(['A', 'B'])).toBe('A and B have the same topology.');
    expect(en.notes['does-not-fit']!({ instances: 1 })).toBe('1 instance finds no room and is left out');
    expect(en.notes['does-not-fit']!({ instances: 3 })).toBe('3 instances find no room and are left out');
  });
});

describe('words of prerequisites and risks', () => {
  it('say in Chinese where a prerequisite applies, and what is asked where that is a phrase', () => {
    for (const { id, appliesTo, strength } of prerequisites)
      for (const text of [appliesTo, strength])
        expect(zh.phrase(text), id).toMatch(/[\u4e00-\u9fff]|^(Pacemaker、|kubespray$)/);
  });

  it('name what can be done about every cause', () => {
    for (const words of [en, zh])
      expect(Object.keys(words.mitigations)).toEqual(expect.arrayContaining(Object.keys(words.causes)));
  });
});
