import type { Metric } from '../metric.js';
import { capacityShare } from '../placement-figure.js';

export const controlPlaneShareCpu: Metric = {
  id: 'control-plane-share-cpu',
  group: 'utilization',
  name: { en: 'Control plane, processor', zh: '处理器控制平面占用比例' },
  meaning: {
    en: 'Share of the processor capacity of all hosts that the control plane takes, machines of its own included.',
    zh: '全部主机处理器容量中控制平面占用的部分，含其专用主机。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => capacityShare(candidate, 'cpu', 'controlPlane'),
};
