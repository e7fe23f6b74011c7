import { isCauseOf, nearestCause, unmappedCauses } from './cause-mapping.js';
import { MeasurementError } from './measurement-error.js';
import { valueTest } from './row-filter.js';

/** Which causes of a log count as the failure that is asked for. */
export interface CauseSelection {
  /** Told a cause in lower case. */
  readonly selected: (cause: string) => boolean;
  /** Whether causes were told apart: then undetermined ones are shared out in proportion. */
  readonly byCause: boolean;
}

export interface CauseQuestion {
  readonly file: string;
  /** Causes the log names, lower case. */
  readonly causes: readonly string[];
  /** Whether the log has a column of causes. */
  readonly namesCauses: boolean;
  /** Causes the user asks for (`*`: all); null: not said. */
  readonly wanted: string | number | null;
  /** Component kind whose causes are picked when the user asks for none; null: every cause counts. */
  readonly kind: string | null;
}

/**
 * The user's causes, else those of the component kind, else every one.
 *
 * @throws MeasurementError a cause that belongs to no component kind: it would be lost, or counted twice
 */
export function causeSelection({ file, causes, namesCauses, wanted, kind }: CauseQuestion): CauseSelection {
  if (wanted !== null) return { selected: valueTest(wanted), byCause: String(wanted).trim() !== '*' };
  if (kind === null || !namesCauses) return { selected: () => true, byCause: false };
  const [unmapped] = unmappedCauses(causes);
  if (unmapped === undefined) return { selected: isCauseOf(kind), byCause: true };
  const nearest = nearestCause(unmapped);
  const hint = nearest ? `nearest: ${nearest}; ` : '';
  const message = `expected causes that each belong to one component kind, found '${unmapped}'; ${hint}say which count with where: { cause: … }`;
  throw new MeasurementError(file, null, message);
}
