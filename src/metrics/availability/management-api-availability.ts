import type { Metric } from '../metric.js';

export const managementApiAvailability: Metric = {
  id: 'management-api-availability',
  group: 'availability',
  name: { en: 'Management API availability', zh: '管理 API 可用性' },
  meaning: {
    en: 'Share of time in which the platform can be operated through its management API, vCenter or the Kubernetes API; running workloads do not need it.',
    zh: '平台可通过管理 API（vCenter 或 Kubernetes API）操作的时间占比；已运行的业务不依赖它。',
  },
  unit: 'availability',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => candidate.managementApi,
};
