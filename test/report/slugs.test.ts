import { describe, expect, it } from 'vitest';
import { slugs } from '../../src/report/view/slugs.js';

describe('names in anchors and files', () => {
  it('hold letters, digits and hyphens, each once', () => {
    const names = ['Kubernetes on VMs', '三主节点', 'a/../b', 'kubernetes-on-vms', '<script>', 'x'.repeat(99)];
    const made = [...slugs(names).values()];
    expect(made).toEqual(['kubernetes-on-vms', '2', 'a-b', 'kubernetes-on-vms-4', 'script', 'x'.repeat(40)]);
    expect(new Set(made).size).toBe(names.length);
  });
});
