import type { Profile } from './profile.js';

export interface RoleDefinition {
  readonly role: string;
  readonly required: boolean;
  /** Headers recognised without being told, lower case. */
  readonly headers: readonly string[];
}

/** What each profile reads. Words of the exports seen most, English and Chinese. */
export const profileRoles: Readonly<Record<Profile, readonly RoleDefinition[]>> = {
  outages: [
    {
      role: 'component',
      required: true,
      headers: [
        'component',
        'host',
        'hostname',
        'node',
        'server',
        'machine',
        'vm',
        'instance',
        'monitor',
        'name',
        '主机名',
        '主机',
        '设备',
        '组件',
        '节点',
        '服务器',
        '名称',
      ],
    },
    {
      role: 'start',
      required: true,
      headers: [
        'start',
        'started',
        'start_time',
        'event_start',
        'event_start_utc',
        'begin',
        'down',
        'opened',
        '发生时间',
        '开始时间',
        '故障时间',
        '开始',
      ],
    },
    {
      role: 'end',
      required: true,
      headers: [
        'end',
        'ended',
        'end_time',
        'event_end',
        'event_end_utc',
        'fixed',
        'up',
        'resolved',
        'closed',
        '恢复时间',
        '结束时间',
        '修复时间',
        '结束',
      ],
    },
    {
      role: 'cause',
      required: false,
      headers: ['cause', 'root cause', 'root_cause', 'category', '原因', '故障原因', '根因'],
    },
    { role: 'machines', required: false, headers: ['machines', 'declared_nodes'] },
    { role: 'group', required: false, headers: ['group', 'system', '系统'] },
  ],
  transitions: [
    {
      role: 'time',
      required: true,
      headers: ['time', 'timestamp', 'date', 'datetime', 'date-time', 'date time', '时间', 'lasttimestamp'],
    },
    {
      role: 'component',
      required: true,
      headers: [
        'component',
        'host',
        'node',
        'instance',
        'monitor',
        'object',
        'target',
        'name',
        '主机名',
        '主机',
        '组件',
      ],
    },
    { role: 'state', required: true, headers: ['state', 'status', 'event', 'value', 'reason', '状态'] },
  ],
  drills: [
    {
      role: 'duration',
      required: false,
      headers: ['duration', 'delay', 'seconds', 'duration_s', 'duration_ms', 'time_s', '耗时', '时长'],
    },
    { role: 'start', required: false, headers: ['start', 'time_scheduled', 'failed_at', '开始时间'] },
    { role: 'end', required: false, headers: ['end', 'time_ready', 'ready_at', 'restored_at', '恢复时间'] },
    { role: 'ended', required: false, headers: ['ended', '已结束'] },
    { role: 'entry', required: false, headers: ['entry'] },
    { role: 'at-least', required: false, headers: ['at-least', 'at least'] },
    { role: 'at-most', required: false, headers: ['at-most', 'at most'] },
    { role: 'mode', required: false, headers: ['mode', 'failure', 'failure_mode', 'app', '故障模式'] },
  ],
  utilization: [
    {
      role: 'time',
      required: false,
      headers: ['time', 'timestamp', 'date', 'datetime', '时间', '采集时间', '日期'],
    },
    {
      role: 'component',
      required: false,
      headers: [
        'host',
        'instance',
        'node',
        'component',
        'entity',
        'vm',
        'hostname',
        'series',
        'name',
        '主机名',
        '主机',
      ],
    },
    {
      role: 'cpu',
      required: false,
      headers: [
        'cpu',
        'cpu %',
        'cpu_util_percent',
        'avg_cpu',
        'cpu_usage',
        'cpu usage %',
        'cpu usage',
        'cpu.usage.average',
        'cpu使用率',
        'cpu利用率',
        '处理器利用率',
      ],
    },
    {
      role: 'memory',
      required: false,
      headers: [
        'memory',
        'mem',
        'memory %',
        'mem_util_percent',
        'avg_mem',
        'memory usage %',
        'memory usage',
        'mem.usage.average',
        '内存使用率',
        '内存利用率',
      ],
    },
    { role: 'used', required: false, headers: ['used', 'value', '数值'] },
    { role: 'capacity', required: false, headers: ['capacity', 'total', '总量'] },
    { role: 'metric', required: false, headers: ['metric', 'metricid', 'counter', '指标'] },
  ],
};

const chineseHeads = new Set(
  Object.values(profileRoles).flatMap((roles) => roles.flatMap(({ headers }) => headers.filter(isChinese))),
);

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Whether a column head is one of the Chinese ones that are recognised. */
export function isChineseHead(name: string): boolean {
  return chineseHeads.has(name.trim().toLowerCase());
}

/** The column recognised by its head as this role of a profile, a unit at its end apart; undefined: none. */
export function roleColumn(names: readonly string[], profile: Profile, role: string): string | undefined {
  const definition = profileRoles[profile].find((one) => one.role === role);
  return definition && columnOf(definition, names);
}

function columnOf({ headers }: RoleDefinition, names: readonly string[]): string | undefined {
  const folded = (name: string) => name.trim().toLowerCase();
  const bare = (name: string) => folded(name).replace(/\s*[([][^)\]]*[)\]]$/, '');
  return names.find((name) => headers.includes(folded(name))) ?? names.find((name) => headers.includes(bare(name)));
}
