import type { EvidenceBody } from './scenario.js';
import { distributionNames } from './schema/distribution-schema.js';
import type { WrittenEvidenceMap } from './schema/evidence-map.js';
import type { Magnitude } from './schema/magnitude.js';
import { eitherOf } from './wording.js';
import { type Fault, type Outcome, writtenDistribution } from './written-distribution.js';
import { fittedEvidence } from './written-fit.js';

const waysOfKnowing = ['value', 'varies', 'between', 'observed', 'measured', 'fitted'] as const;
const onlyWithMeasured = ['profile', 'where', 'columns', 'inventory'] as const;

/** The keys that make a map evidence: what says one of them replaces other evidence as a whole. */
export const evidenceKeys: readonly string[] = [...waysOfKnowing, ...distributionNames];

/** Evidence as written, in hours (or as a share or plain number). */
export function writtenEvidence(written: WrittenEvidenceMap): Outcome<EvidenceBody> {
  const said = evidenceKeys.filter((name) => written[name as keyof WrittenEvidenceMap] !== undefined);
  if (said.length !== 1) {
    const found = said.length === 0 ? 'none' : said.join(' and ');
    const ways = `${eitherOf(waysOfKnowing)}, or a distribution by name`;
    return { faults: [{ path: [], message: `expected exactly one of ${ways}, found ${found}` }] };
  }
  const stray = onlyWithMeasured.filter((name) => written[name] !== undefined && written.measured === undefined);
  if (stray.length > 0) {
    return {
      faults: stray.map((name) => ({
        path: [name],
        message: `expected ${name} only beside measured, found it beside ${said[0]}`,
      })),
    };
  }
  return body(written);
}

function body(written: WrittenEvidenceMap): Outcome<EvidenceBody> {
  if (written.value) return { value: { kind: 'value', value: written.value.value } };
  if (written.varies) return ends('varies', written.varies);
  if (written.between) return ends('between', written.between);
  if (written.observed) {
    const { failures, machines, during } = written.observed;
    if (during <= 0) return { faults: [{ path: ['observed', 'during'], message: 'expected a time above 0, found 0' }] };
    return { value: { kind: 'observed', failures, machines, duringHours: during } };
  }
  if (written.measured) return { value: measured(written, written.measured) };
  if (written.fitted) return fittedEvidence(written.fitted);
  const distribution = writtenDistribution(written);
  return 'faults' in distribution
    ? distribution
    : { value: { kind: 'distribution', distribution: distribution.value } };
}

function ends(kind: 'varies' | 'between', [low, high]: readonly [Magnitude, Magnitude]): Outcome<EvidenceBody> {
  const fault = faultOfEnds(kind, low, high);
  return fault ? { faults: [fault] } : { value: { kind, low: low.value, high: high.value } };
}

function faultOfEnds(kind: string, low: Magnitude, high: Magnitude): Fault | null {
  if (low.value >= high.value) {
    return {
      path: [kind],
      message: `expected [low, high] with low below high, found [${low.written}, ${high.written}]`,
    };
  }
  // Between two positive ends values are spread evenly on the logarithmic scale, which has no 0.
  if (low.value <= 0) return { path: [kind, 0], message: `expected a lower end above 0, found ${low.written}` };
  return null;
}

function measured(written: WrittenEvidenceMap, file: string): EvidenceBody {
  return {
    kind: 'measured',
    file,
    profile: written.profile ?? null,
    where: written.where ?? {},
    columns: written.columns ?? {},
    inventory: written.inventory ?? null,
  };
}
