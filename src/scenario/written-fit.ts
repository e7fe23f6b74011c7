import type { MeasurementSummary, Uncertainty } from '../catalog/parameter.js';
import type { EvidenceBody } from './scenario.js';
import type { WrittenFit } from './schema/fit-schema.js';
import { type Outcome, writtenDistribution } from './written-distribution.js';

/** What a fit wrote into its parameter file. Faults name the key they are about. */
export function fittedEvidence(written: WrittenFit): Outcome<EvidenceBody> {
  const distribution = writtenDistribution(written.distribution);
  if ('faults' in distribution) {
    const faults = distribution.faults.map(({ path, message }) => ({
      path: ['fitted', 'distribution', ...path],
      message,
    }));
    return { faults };
  }
  const uncertainty = uncertaintyOf(written.uncertainty);
  if ('faults' in uncertainty) return uncertainty;
  const { value } = distribution;
  return {
    value: { kind: 'fitted', distribution: value, uncertainty: uncertainty.value, measurement: measurementOf(written) },
  };
}

function uncertaintyOf(written: WrittenFit['uncertainty']): Outcome<Uncertainty> {
  const { failures, exposure, 'error-factor': errorFactor } = written ?? {};
  if (errorFactor !== undefined && failures === undefined && exposure === undefined) {
    return { value: { kind: 'lognormal', errorFactor } };
  }
  if (errorFactor === undefined && failures !== undefined && exposure !== undefined) {
    return { value: { kind: 'gamma-rate', shape: failures, exposure } };
  }
  if (written === undefined) return { value: { kind: 'none' } };
  const said = Object.keys(written).join(' and ') || 'none';
  const message = `expected either error-factor, or failures and exposure, found ${said}`;
  return { faults: [{ path: ['fitted', 'uncertainty'], message }] };
}

function measurementOf(written: WrittenFit): MeasurementSummary {
  const { file, sha256, rows, window, failures, exposure, interval, warnings } = written;
  return {
    file,
    sha256,
    rowsRead: rows.read,
    rowsUsed: rows.used,
    rowsRejected: rows.rejected,
    window: window ?? null,
    failures: failures ?? null,
    exposureHours: exposure ?? null,
    interval: interval ?? null,
    warnings: warnings ?? [],
  };
}
