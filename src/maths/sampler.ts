import type { Distribution } from './distribution.js';
import { normalQuantile } from './normal-quantile.js';
export interface UniformSource { next(): number }
export type Sampler = (source: UniformSource) => number;
export function sampler(d: Distribution): Sampler {
  switch (d.kind) {
    case 'exponential': { const m = d.mean; return (s) => -m * Math.log(s.next()); }
    case 'deterministic': return () => d.value;
    case 'uniform': return (s) => d.min + (d.max - d.min) * s.next();
    case 'triangular': { const c = (d.mode - d.min) / (d.max - d.min); return (s) => { const u = s.next(); return u < c ? d.min + Math.sqrt(u * (d.max - d.min) * (d.mode - d.min)) : d.max - Math.sqrt((1 - u) * (d.max - d.min) * (d.max - d.mode)); }; }
    case 'lognormal': return (s) => Math.exp(d.mu + d.sigma * normalQuantile(s.next()));
    case 'weibull': return (s) => d.scale * (-Math.log(s.next())) ** (1 / d.shape);
    case 'gamma': return (s) => { let x = 0; for (let i = 0; i < Math.round(d.shape); i++) x -= Math.log(s.next()); return x * d.scale; };
    case 'empirical': return (s) => d.values[Math.floor(s.next() * d.values.length)]!;
    case 'shifted': { const f = sampler(d.of); return (s) => d.by + f(s); }
    case 'sum': { const fs = d.of.map(sampler); return (s) => fs.reduce((a, f) => a + f(s), 0); }
    case 'mixture': { const fs = d.of.map(sampler); return (s) => { let u = s.next(); for (let i = 0; i < fs.length; i++) { u -= d.weights[i]!; if (u < 0 || i === fs.length - 1) return fs[i]!(s); } return 0; }; }
  }
}
