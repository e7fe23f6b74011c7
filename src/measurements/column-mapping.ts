import { nearestName } from '../catalog/nearest-name.js';
import { suggestedColumns, writtenColumns } from './column-suggestion.js';
import type { CsvHeader } from './csv-header.js';
import { MeasurementError } from './measurement-error.js';
import type { ColumnMapping, Profile } from './profile.js';

/** Takes one value out of a row; '' when the row is too short. */
export type CellReader = (row: readonly string[]) => string;

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

/** A mapping with what each role was matched to. */
export interface ResolvedMapping {
  readonly columns: ColumnMapping;
  readonly read: Readonly<Record<string, CellReader>>;
  /** Which roles were matched by recognised headers and not by the user: shown as a suggestion. */
  readonly guessed: readonly string[];
}

/**
 * Matches the roles of a profile to the columns of a file: the user's mapping first, then a known format, then headers
 * recognised by name.
 *
 * @param settings keys in the user's mapping that are no roles (e.g. `unit`)
 * @param optional roles that this use can do without
 * @throws MeasurementError a column that does not exist, an unknown role, or a required role without a column
 */
export function resolvedMapping(
  file: string,
  profile: Profile,
  header: CsvHeader,
  user: ColumnMapping,
  known: ColumnMapping,
  settings: readonly string[] = [],
  optional: readonly string[] = [],
): ResolvedMapping {
  const { names: columnNames } = header;
  const roles = profileRoles[profile];
  const unknown = Object.keys(user).find((key) => !settings.includes(key) && !roles.some(({ role }) => role === key));
  if (unknown !== undefined) {
    const names = [...roles.map(({ role }) => role), ...settings];
    const nearest = nearestName(unknown, names) ?? names.join(', ');
    throw new MeasurementError(
      file,
      null,
      `expected a role of profile ${profile}, found '${unknown}'; nearest: ${nearest}`,
    );
  }
  const columns: Record<string, string> = {};
  const read: Record<string, CellReader> = {};
  const guessed: string[] = [];
  for (const { role, required, headers } of roles) {
    const recognised = columnNames.find((name) => headers.includes(name.trim().toLowerCase()));
    const spec = user[role] ?? known[role] ?? recognised;
    if (spec === undefined && (!required || optional.includes(role))) continue;
    if (spec === undefined) throw missingRole(file, profile, role, header);
    if (user[role] === undefined && known[role] === undefined) guessed.push(role);
    columns[role] = spec;
    read[role] = cellReader(file, spec, columnNames);
  }
  return { columns, read, guessed };
}

/**
 * The profile whose required columns this header has: outages before transitions before drills; null: none.
 *
 * @param user roles the user has mapped, which need no recognised header
 */
export function recognisedProfile(header: readonly string[], user: ColumnMapping): Profile | null {
  const present = new Set(header.map((name) => name.trim().toLowerCase()));
  const has = ({ role, headers }: RoleDefinition) =>
    user[role] !== undefined || headers.some((name) => present.has(name));
  const fits = (profile: Profile) => profileRoles[profile].every((role) => !role.required || has(role));
  return (['outages', 'transitions'] as const).find(fits) ?? null;
}

function missingRole(file: string, profile: Profile, role: string, header: CsvHeader): MeasurementError {
  const { names } = header;
  const found = names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');
  if (profile !== 'utilization' && holdsUse(names)) {
    const hint = 'a column of use: say profile utilization';
    return new MeasurementError(
      file,
      1,
      `expected a column for '${role}' (profile ${profile}), found ${found}; ${hint}`,
    );
  }
  const suggestion = suggestedColumns(header, profile);
  const hint = suggestion === null ? `say which with columns: { ${role}: … }` : `perhaps ${writtenColumns(suggestion)}`;
  return new MeasurementError(file, 1, `expected a column for '${role}' (profile ${profile}), found ${found}; ${hint}`);
}

/** Whether a column is headed as one of the use of processors or memory. */
function holdsUse(names: readonly string[]): boolean {
  const heads = profileRoles.utilization.filter(({ role }) => role === 'cpu' || role === 'memory');
  return names.some((name) => heads.some(({ headers }) => headers.includes(name.trim().toLowerCase())));
}

/** Reader of one column specification. */
export function cellReader(file: string, spec: string, header: readonly string[]): CellReader {
  const exact = columnIndex(spec, header);
  if (exact >= 0) return (row) => row[exact] ?? '';
  if (spec.includes('|')) {
    const names = spec.split('|').map((name) => name.trim());
    const indexes = names.map((name) => requiredIndex(file, name, header));
    return (row) => firstFilled(row, indexes, names);
  }
  if (spec.includes('+')) {
    const indexes = spec.split('+').map((name) => requiredIndex(file, name.trim(), header));
    return (row) => indexes.map((index) => row[index] ?? '').join('/');
  }
  const index = requiredIndex(file, spec, header);
  return (row) => row[index] ?? '';
}

/** Marks a row in which several of the alternative columns are filled. */
export const SEVERAL = '\u0000several';

function firstFilled(row: readonly string[], indexes: readonly number[], names: readonly string[]): string {
  let found = '';
  for (let k = 0; k < indexes.length; k++) {
    const cell = row[indexes[k]];
    if (cell === undefined || cell.trim() === '') continue;
    if (found !== '') return SEVERAL;
    found = names[k];
  }
  return found;
}

function requiredIndex(file: string, name: string, header: readonly string[]): number {
  const index = columnIndex(name, header);
  if (index >= 0) return index;
  const nearest = nearestName(name, header);
  const hint = nearest ? `nearest: ${nearest}` : `columns: ${header.slice(0, 12).join(', ')}`;
  throw new MeasurementError(file, 1, `expected a column named '${name}', found none; ${hint}`);
}

/** Exact header first, then without case and outer spaces, then a plain number as position from 1. */
function columnIndex(name: string, header: readonly string[]): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const folded = name.trim().toLowerCase();
  const loose = header.findIndex((column) => column.trim().toLowerCase() === folded);
  if (loose >= 0) return loose;
  const position = /^\d+$/.test(folded) ? Number(folded) : 0;
  return position >= 1 && position <= header.length ? position - 1 : -1;
}
