import { filledCells, isMostly } from './column-contents.js';
import type { CsvHeader } from './csv-header.js';
import { type KnownFormat, recognisedFormat } from './known-formats.js';
import { timeReader } from './local-time.js';
import { readNumber } from './number-reader.js';
import type { ColumnMapping, Profile } from './profile.js';
import { profileRoles, roleColumn } from './profile-roles.js';
import { isNoSample, isUpState } from './state-words.js';

/** What a file was taken for. */
export interface Recognised {
  readonly profile: Profile;
  readonly format: KnownFormat | null;
}

/**
 * The profile of a file: the one asked for, else that of the export its header is known from, else the one its columns
 * fit, else `fallback`.
 *
 * @param user roles the user has mapped, which need no recognised header
 */
export function recognised(
  header: CsvHeader,
  user: ColumnMapping,
  asked: Profile | null,
  fallback: Profile,
): Recognised {
  const format = recognisedFormat(header, asked);
  return { profile: asked ?? format?.profile ?? profileOfColumns(header, user) ?? fallback, format };
}

function profileOfColumns(header: CsvHeader, user: ColumnMapping): Profile | null {
  const has = (profile: Profile, role: string) => user[role] !== undefined || roleColumn(header.names, profile, role);
  const hasAll = (profile: Profile) =>
    profileRoles[profile].every(({ role, required }) => !required || has(profile, role));
  if (hasAll('outages')) return 'outages';
  if ((hasAll('transitions') && !holdsReadings(header, user)) || isSampled(header, user)) return 'transitions';
  if (has('drills', 'duration') || has('drills', 'at-least') || has('drills', 'at-most')) return 'drills';
  if (has('utilization', 'cpu') || has('utilization', 'memory') || isSeriesOfUse(header)) return 'utilization';
  return hasAll('transitions') && has('utilization', 'used') ? 'utilization' : null;
}

/** Whether the column that could be of states holds other numbers than 0 and 1. */
function holdsReadings({ names, sample }: CsvHeader, user: ColumnMapping): boolean {
  const state = user.state ?? roleColumn(names, 'transitions', 'state');
  const cells = filledCells(sample, names.indexOf(state ?? ''));
  return isMostly(cells, isNumber) && !isMostly(cells, (cell) => isUpState(cell) !== null);
}

/** A series sampled at set times, a column for each component: what Prometheus' `up` looks like in Grafana's CSV. */
export function isSampled(header: CsvHeader, user: ColumnMapping): boolean {
  return user.state === undefined && hasColumnOfEach(header, (cell) => isUpState(cell) !== null);
}

/** Readings at set times, a column for each host. */
function isSeriesOfUse(header: CsvHeader): boolean {
  return hasColumnOfEach(header, isNumber);
}

const readTime = timeReader('month-first');

function hasColumnOfEach({ names, sample }: CsvHeader, isSample: (cell: string) => boolean): boolean {
  const time = names.indexOf(roleColumn(names, 'transitions', 'time') ?? '');
  const isTime = (cell: string) => !Number.isNaN(readTime(cell));
  if (time < 0 || names.length < 2 || !isMostly(filledCells(sample, time), isTime)) return false;
  let some = false;
  const isWhole = sample.every((row) =>
    row.every((cell, column) => {
      if (column === time || isNoSample(cell)) return true;
      some = true;
      return isSample(cell);
    }),
  );
  return isWhole && some;
}

function isNumber(cell: string): boolean {
  return !Number.isNaN(readNumber(cell));
}
