import { isCause } from './cause-mapping.js';
import { filledCells, isMostly, shareOf } from './column-contents.js';
import type { CsvHeader } from './csv-header.js';
import { timeReader } from './local-time.js';
import { readNumber } from './number-reader.js';
import type { ColumnMapping, Profile } from './profile.js';
import { roleColumn } from './profile-roles.js';
import { isUpState } from './state-words.js';

/** A mapping that the contents of a file's columns suggest. */
export interface SuggestedMapping {
  readonly profile: Profile;
  /** With the settings that go with it, such as `ended-value`. */
  readonly columns: ColumnMapping;
}

interface Column {
  readonly name: string;
  readonly cells: readonly string[];
}

/** The columns of a file by what they hold; each is of one kind. */
interface Kinds {
  readonly all: readonly Column[];
  readonly times: readonly Column[];
  readonly numbers: readonly Column[];
  readonly words: readonly Column[];
}

/** In this order: what has two times is rather an outage than a step, what has a time and states rather a log of them. */
const ORDER: readonly Profile[] = ['outages', 'transitions', 'drills', 'utilization'];

/**
 * Columns that could play the roles of a profile, told by their heads and by what is in them: times, numbers, words for up
 * and down, names that come again. Only a suggestion: it is printed, never used.
 *
 * @param asked the only profile to look for; null: the first that the columns could be
 * @param user roles that are mapped already, and stay so
 * @returns null when a required role finds no column
 */
export function suggestedMapping(
  header: CsvHeader,
  asked: Profile | null,
  user: ColumnMapping = {},
): SuggestedMapping | null {
  const kinds = kindsOf(header, Object.values(user));
  for (const profile of asked === null ? ORDER : [asked]) {
    const found = { ...suggestions[profile](kinds, header.names), ...user };
    if (Object.values(found).some((column) => column === undefined)) continue;
    if (Object.keys(found).length > Object.keys(user).length) return { profile, columns: found as ColumnMapping };
  }
  return null;
}

function kindsOf({ names, sample }: CsvHeader, taken: readonly string[]): Kinds {
  const all = names
    .map((name, index) => ({ name, cells: filledCells(sample, index) }))
    .filter(({ name, cells }) => cells.length > 0 && !taken.includes(name));
  const isTime = timeReader('month-first');
  const times = all.filter(({ cells }) => isMostly(cells, (cell) => !Number.isNaN(isTime(cell))));
  const rest = all.filter((column) => !times.includes(column));
  const numbers = rest.filter(({ cells }) => isMostly(cells, (cell) => !Number.isNaN(readNumber(cell))));
  return { all, times, numbers, words: rest.filter((column) => !numbers.includes(column)) };
}

type Found = Readonly<Record<string, string | undefined>>;

const suggestions: Readonly<Record<Profile, (kinds: Kinds, names: readonly string[]) => Found>> = {
  outages: ({ times, numbers, words }, names) => {
    const [start, end] = times;
    const cause = words.find(({ cells }) => isMostly(cells, isCause));
    const component = roleColumn(names, 'outages', 'component') ?? nameColumn(words, [cause]) ?? numbers[0]?.name;
    return { component, start: start?.name, end: end?.name, ...(cause && { cause: cause.name }) };
  },
  transitions: ({ all, times, words }, names) => {
    const state = stateColumn(all.filter((column) => !times.includes(column)));
    const component = roleColumn(names, 'transitions', 'component') ?? nameColumn(words, [state]);
    return { time: times[0]?.name, component, state: state?.name };
  },
  drills: ({ times, numbers }) => {
    if (times.length >= 2) return { start: times[0]!.name, end: times[1]!.name };
    if (times.length > 0) return { duration: undefined };
    const headed = (head: RegExp) => numbers.find(({ name }) => head.test(name.trim()));
    const [low, high] = [headed(LOW), headed(HIGH)];
    if (low && high) return { 'at-least': low.name, 'at-most': high.name };
    const flags = numbers.filter(({ cells }) => isFlag(cells));
    const flag = flags.find(({ name }) => ENDED.test(name)) ?? flags[0];
    const [entry, exit] = [headed(ENTRY), headed(EXIT)];
    const span = entry && exit ? { duration: exit.name, entry: entry.name } : { duration: durationName(numbers, flag) };
    if (flag === undefined) return span;
    return { ...span, ended: flag.name, ...(flag.cells.includes('2') && { 'ended-value': '2' }) };
  },
  utilization: ({ numbers }) => ({ cpu: numbers[0]?.name }),
};

/** Heads that R's data sets have. */
const LOW = /^(low|lower|left|l|min)$/i;
const HIGH = /^(high|upper|right|r|max)$/i;
const ENTRY = /^(t?start|entry)$/i;
const EXIT = /^(t?stop|exit)$/i;
const ENDED = /stat|event|end|fail|dead|death|结束/i;
const DURATION = /time|duration|days|hours|seconds|lasted|dauer|时长|耗时|天数/i;

/** Headed as a duration, else the column that takes the most values. */
function durationName(numbers: readonly Column[], flag: Column | undefined): string | undefined {
  const others = numbers.filter((column) => column !== flag);
  const values = ({ cells }: Column) => new Set(cells).size;
  const headed = others.find(({ name }) => DURATION.test(name));
  return (headed ?? [...others].sort((a, b) => values(b) - values(a))[0])?.name;
}

/** At least so many cells say up or down: a log of all events has others in between. */
const SOME_STATES = 0.2;

function stateColumn(columns: readonly Column[]): Column | undefined {
  const share = ({ cells }: Column) => shareOf(cells, (cell) => isUpState(cell) !== null);
  const likeliest = [...columns].sort((a, b) => share(b) - share(a))[0];
  return likeliest !== undefined && share(likeliest) >= SOME_STATES ? likeliest : undefined;
}

/** The first column that tells more than two things apart: names, not kinds. */
function nameColumn(words: readonly Column[], apart: readonly (Column | undefined)[]): string | undefined {
  const others = words.filter((column) => !apart.includes(column));
  return (others.find(({ cells }) => new Set(cells).size > 2) ?? others[0])?.name;
}

/** Zero and one, or one and two as R codes events, and both of them. */
function isFlag(cells: readonly string[]): boolean {
  const values = [...new Set(cells)].sort().join(' ');
  return values === '0 1' || values === '1 2';
}

/** As it would be written in a scenario: `columns: { component: 主机名, start: 发生时间 }`, the profile only where another was tried. */
export function writtenMapping({ profile, columns }: SuggestedMapping, tried: Profile): string {
  const quoted = (text: string) => (/^[\p{L}_][\p{L}\p{N}_ .-]*$/u.test(text) ? text : JSON.stringify(text));
  const entries = Object.entries(columns).map(([role, column]) => `${role}: ${quoted(column)}`);
  return `${profile === tried ? '' : `profile: ${profile}, `}columns: { ${entries.join(', ')} }`;
}
