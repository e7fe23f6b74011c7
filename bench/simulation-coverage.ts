/**
 * Coverage of the 95 % interval with sequential stopping: the share of 1,000 small runs whose interval holds the exact
 * unavailability. Should lie between 93 % and 97 %; 1,000 runs measure it to ± 1.4 %.
 * Then the same of intervals with forced failures, where outages are rare.
 * Usage: npx tsx bench/simulation-coverage.ts [runs]
 */
import { coverage, knownModels, rareCoverage, rareModels } from './simulation/coverage.js';

const runs = Number(process.argv[2] ?? 1000);
for (const known of knownModels) {
  for (const precision of [0.2, 0.1, 0.05]) {
    const { share, replications } = await coverage(known, runs, precision);
    const percent = `${(100 * share).toFixed(1)} %`.padStart(7);
    console.log(`${percent}  ±${100 * precision} % asked, ${replications.toFixed(0)} replications  ${known.name}`);
  }
}
for (const rare of rareModels) {
  const { share, known, steps } = await rareCoverage(rare, runs, 0.05);
  const percent = `${(100 * share).toFixed(1)} %`.padStart(7);
  console.log(
    `${percent}  of ${(100 * known).toFixed(1)} % that are known, ±5 % asked, ${steps.toFixed(0)} events  ${rare.name}`,
  );
}
