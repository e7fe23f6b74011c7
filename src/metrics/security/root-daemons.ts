import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const rootDaemons: Metric = {
  id: 'root-daemons',
  group: 'security',
  name: { en: 'Container daemons running as root', zh: '以 root 运行的容器守护进程' },
  meaning: {
    en: 'Daemons of the container platform that run as root, over all hosts; their compromise gives the host away.',
    zh: '全部主机上以 root 身份运行的容器平台守护进程数；一旦被攻破即失守主机。',
  },
  unit: 'count',
  better: null,
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'root-daemons', 'count'),
};
