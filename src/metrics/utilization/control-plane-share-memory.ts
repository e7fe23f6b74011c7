import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const controlPlaneShareMemory: Metric = {
  id: 'control-plane-share-memory',
  group: 'utilization',
  name: { en: 'Control plane, memory', zh: '内存控制平面占用比例' },
  meaning: {
    en: 'Share of the memory capacity of all hosts that the control plane takes, machines of its own included.',
    zh: '全部主机内存容量中控制平面占用的部分，含其专用主机。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'memory', 'controlPlane'),
};
