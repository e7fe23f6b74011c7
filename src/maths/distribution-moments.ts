import type { Distribution } from './distribution.js';
export function mean(d: Distribution): number {
  switch (d.kind) {
    case 'exponential': return d.mean;
    case 'deterministic': return d.value;
    case 'uniform': return (d.min + d.max) / 2;
    case 'triangular': return (d.min + d.mode + d.max) / 3;
    case 'lognormal': return Math.exp(d.mu + d.sigma ** 2 / 2);
    case 'weibull': return d.scale;
    case 'gamma': return d.shape * d.scale;
    case 'empirical': return d.values.reduce((a, b) => a + b, 0) / d.values.length;
    case 'shifted': return d.by + mean(d.of);
    case 'sum': return d.of.reduce((s, x) => s + mean(x), 0);
    case 'mixture': return d.of.reduce((s, x, i) => s + d.weights[i]! * mean(x), 0);
  }
}
export function scaled(d: Distribution, f: number): Distribution {
  switch (d.kind) {
    case 'exponential': return { ...d, mean: d.mean * f };
    case 'deterministic': return { ...d, value: d.value * f };
    case 'uniform': return { ...d, min: d.min * f, max: d.max * f };
    case 'triangular': return { ...d, min: d.min * f, mode: d.mode * f, max: d.max * f };
    case 'lognormal': return { ...d, mu: d.mu + Math.log(f) };
    case 'weibull': case 'gamma': return { ...d, scale: d.scale * f };
    case 'empirical': return { ...d, values: d.values.map((v) => v * f) };
    case 'shifted': return { kind: 'shifted', by: d.by * f, of: scaled(d.of, f) };
    case 'sum': return { kind: 'sum', of: d.of.map((x) => scaled(x, f)) };
    case 'mixture': return { ...d, of: d.of.map((x) => scaled(x, f)) };
  }
}
