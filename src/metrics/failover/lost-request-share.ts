import { exactFigure, unknownBecause } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';
import { recoveriesOf } from '../recovery-figure.js';

export const lostRequestShare: Metric = {
  id: 'lost-request-share',
  group: 'failover',
  name: { en: 'Requests lost while a host is down', zh: '主机失效期间的请求丢失比例' },
  meaning: {
    en: 'Share of requests that fail from the loss of a host until it is noticed; with a single instance, until it serves again.',
    zh: '从主机失效到被发现期间失败的请求占比；单实例时直至恢复服务。',
  },
  unit: 'share',
  better: 'lower',
  per: 'service',
  read: (service, candidate) => {
    const shares = recoveriesOf(candidate, service.id, 'host-lost').map(({ lostShare }) => lostShare);
    if (shares.length === 0) return unknownBecause('not-modelled');
    return exactFigure(Math.max(...shares), 'one instance of those that share the load');
  },
};
