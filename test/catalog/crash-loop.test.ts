import { describe, expect, it } from 'vitest';
import { waitAfter, waitLeft } from '../../src/catalog/crash-loop.js';
import { defaultOf } from '../../src/catalog/resolve.js';
import { mean } from '../../src/maths/distribution-moments.js';

const kubelet = { first: 10, longest: 300 };

describe('a crash loop', () => {
  it('restarts at once, then after 10, 20, 40 … 300 s from the end of each attempt, written out for attempts of 5 s', () => {
    // Attempts begin at 0, 15, 40, 85, 170, 335, 640, 945, 1250 s.
    const begins = [0, 15, 40, 85, 170, 335, 640, 945, 1250];
    for (const [k, begin] of begins.entries()) {
      expect(waitAfter(begin, 5, kubelet)).toBe(0);
      if (k > 0) expect(waitAfter(begins[k - 1]! + 1, 5, kubelet)).toBe(begin - begins[k - 1]! - 1);
    }
  });

  it('leaves half a longest wait on average after a fault of hours, whenever it ends', () => {
    const left = waitLeft({ kind: 'uniform', min: 3600, max: 36_000 }, 5, kubelet);
    expect(mean(left) / (305 / 2)).toBeCloseTo(1, 1);
  });

  it('leaves nothing after a fault that is over at once', () => {
    expect(mean(waitLeft({ kind: 'deterministic', value: 0 }, 5, kubelet))).toBe(0);
  });

  it('with what the catalog says leaves between one and two and a half minutes; a service manager half an attempt', () => {
    const seconds = (name: string) => mean(defaultOf(name).distribution) * 3600;
    expect(seconds('crash-loop.wait')).toBeGreaterThan(60);
    expect(seconds('crash-loop.wait')).toBeLessThan(165);
    expect(seconds('service-manager.retry-wait')).toBeCloseTo((seconds('app.start') + seconds('app.restart')) / 2, 9);
  });
});
