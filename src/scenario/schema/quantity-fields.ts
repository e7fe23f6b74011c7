import { bareDuration, durationHours } from '../duration-text.js';
import { cpuCores, memoryGiB, quantityPatterns, rate, reserve, share, shareOfNumber } from '../quantities.js';
import { expectedFound } from '../wording.js';
import { quantity } from './field.js';

/** Hours. */
export const duration = quantity({
  id: 'Duration',
  description:
    'A duration with its unit: ms, s, min, h, d, w, month (730.5 h) or y (8,766 h); parts add up: 1 h 30 min.',
  pattern: quantityPatterns.duration,
  examples: ['40 s', '4 min', '3 d', '6 months', '2 y'],
  read: durationHours,
  readNumber: null,
  refuse: bareDuration,
});

/** GiB. */
export const memory = quantity({
  id: 'Memory',
  description: 'An amount of memory with its unit: MiB, GiB, TiB, MB, GB or TB.',
  pattern: quantityPatterns.memory,
  examples: ['4 GiB', '512 MiB'],
  read: memoryGiB,
  readNumber: null,
  refuse: (found) => {
    const unit = typeof found === 'number' ? `; add a unit, for example "${found} GiB"` : '';
    return expectedFound('an amount of memory with its unit, such as 4 GiB or 512 MiB', found) + unit;
  },
});

/** Cores. */
export const cpu = quantity({
  id: 'Cpu',
  description: 'Cores or vCPU: 2, "2 vCPU", or in thousandths 500m.',
  pattern: quantityPatterns.cpu,
  examples: ['2', '2 vCPU', '500m'],
  read: cpuCores,
  readNumber: (value) => (value > 0 ? { value } : { fault: expectedFound('a number of cores above 0', value) }),
  refuse: (found) => expectedFound('a number of cores, such as 2, 2 vCPU or 500m', found),
});

/** 0…1. */
export const percentage = quantity({
  id: 'Percentage',
  description: 'A percentage such as 99.95%; a bare number below 1 is read as a share.',
  pattern: quantityPatterns.share,
  examples: ['99.95%', '5%'],
  read: share,
  readNumber: shareOfNumber,
  refuse: (found) => expectedFound('a percentage from 0 % to 100 %, such as 99.95%', found),
});

/** So many events in so many hours. */
export const eventRate = quantity({
  id: 'Rate',
  description: 'A rate such as 4 per y or 2 per 1000 h.',
  pattern: quantityPatterns.rate,
  examples: ['4 per y', '2 per 1000 h'],
  read: rate,
  readNumber: null,
  refuse: (found) => expectedFound('a rate such as 4 per y or 2 per 1000 h', found),
});

/** Failover capacity. */
export const failoverReserve = quantity({
  description: 'Failover capacity kept free: so many hosts, a share of all, or none.',
  pattern: quantityPatterns.reserve,
  examples: ['1 host', '25%', 'none'],
  read: reserve,
  readNumber: null,
  refuse: (found) => {
    const hosts = typeof found === 'number' ? `; did you mean "${found} host${found === 1 ? '' : 's'}"?` : '';
    return expectedFound('a reserve such as 1 host, 25% or none', found) + hosts;
  },
});
