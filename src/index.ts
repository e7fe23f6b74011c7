/**
 * ninefold compares platform topologies: availability, failover time, resource utilization, each with its uncertainty.
 * This is the pure library: no clock, no file, no thread; the same input and seed give the same digits anywhere. What
 * touches the disk, worker threads and the browser is `ninefold/node`.
 *
 *     text ──1──▶ Scenario ──2──▶ Evaluation ──3──▶ Comparison ──4──▶ HTML, JSON, CSV, terminal
 *                    ▲                │
 *      catalog, measured estimates    └──▶ saved JSON ──▶ 3 and 4 again, without solving
 *
 * 1. `scenarioFromText`: what the user writes, checked; or all mistakes at once.
 * 2. `evaluatedScenario`: the study. It compiles each candidate into one net, lets three solvers answer (structure
 *    function, Markov chain, simulation), and gathers what they found with accuracy and uncertainty.
 * 3. `compared`: the candidates side by side, differences, verdict.
 * 4. `reportHtml`, `terminalText`, `jsonText`, `figuresCsv`, `budgetCsv`, `risksCsv`: the same figures for different readers.
 *
 * Two of the solvers also answer by themselves, for a system stated outright: `solvedFaultTree` and `solvedChain`.
 * `docs/library.md` has worked examples. Times are in hours, probabilities from 0 to 1; what a function throws has a class
 * of its own and a message of one line.
 */

// 1. What the user writes
export { EvidenceError } from './catalog/evidence-error.js';
export { explanation as catalogExplanation } from './catalog/explanation.js';
export type { Parameter, Text } from './catalog/parameter.js';
export type { ParameterEstimate } from './catalog/parameter-estimate.js';
export { parameterDefinition, parameterDefinitions, parameterNames } from './catalog/parameters.js';
// 3. Side by side
export type { Comparison, Finding, MetricCell, MetricRow, Standing, Verdict } from './comparison/comparison.js';
export {
  type Changes,
  changesBetween,
  changesText,
  checkedTargets,
  compared,
  type MissedTarget,
  missedTargetLine,
} from './comparison/index.js';
// 2. What is found
export type {
  Accuracy,
  BudgetRow,
  CandidateEvaluation,
  Evaluation,
  Figure,
  MaybeFigure,
  ServiceEvaluation,
  Uncertainty,
} from './evaluation/evaluation.js';
export { evaluationFromJson, UnreadableEvaluation } from './evaluation/evaluation-from-json.js';
export { evaluationJsonSchema } from './evaluation/json-schema.js';
// A chain given as states and rates
export { failureBy, meanTimeToFailure } from './markov/chain/first-passage.js';
export { NotIrreducible } from './markov/chain/irreducible.js';
export { ChainNotConverged } from './markov/chain/not-converged.js';
export {
  type NamedChain,
  type SolvedChain,
  type SteadyFigures,
  solvedChain,
  steadyFigures,
} from './markov/chain/solved-chain.js';
export { InvalidChain, type SparseChain, sparseChain, type TransitionTriples } from './markov/chain/sparse-chain.js';
export { TransientTooLong } from './markov/chain/transient.js';
export type { Bounded } from './markov/reference-cycle.js';
// What a sample of durations, or of failures, says
export { familyFits } from './measurements/best-fit.js';
export type { Durations, Family, Fit } from './measurements/fit.js';
export { type GoodnessOfFit, goodnessOfFit } from './measurements/goodness-of-fit.js';
export {
  kaplanMeier,
  nelsonAalen,
  type SurvivalCurve,
  type SurvivalScale,
  survivalInterval,
  survivalQuantile,
} from './measurements/kaplan-meier.js';
export { lifetimeFit } from './measurements/lifetime-fit.js';
export { type Lifetime, type Lifetimes, lifetimesOf } from './measurements/lifetimes.js';
export {
  type FailureHistory,
  type MeanCumulativeFunction,
  meanCumulativeFunction,
} from './measurements/mean-cumulative-function.js';
export { type IntervalKind, type ParameterInterval, parameterIntervals } from './measurements/parameter-interval.js';
export { meanInterval } from './measurements/rate-interval.js';
export { type SampleSummary, sampleSummary } from './measurements/sample-summary.js';
export {
  laplaceTest,
  militaryHandbookTest,
  type PowerLawRate,
  powerLawRate,
  type TrendTest,
} from './measurements/trend-test.js';
export { explanation as metricExplanation } from './metrics/explain.js';
export { metricOf, metrics } from './metrics/index.js';
export type { Metric, MetricGroup, MetricUnit } from './metrics/metric.js';
export type { CommonCauseModel } from './model/common-cause-shares.js';
// 4. Shown
export {
  budgetCsv,
  type Detail,
  figuresCsv,
  jsonText,
  type Locale,
  type Paper,
  type ReportOptions,
  reportHtml,
  risksCsv,
  TemplateError,
  type TerminalOptions,
  terminalText,
} from './report/index.js';
export { scenarioJsonSchema } from './scenario/json-schema.js';
export { formatProblem, type Problem } from './scenario/problem.js';
export type { Candidate, Evidence, Scenario, Service, Workload } from './scenario/scenario.js';
export { type ScenarioContext, type ScenarioReading, scenarioFromText } from './scenario/scenario-from-text.js';
export { templateScenario } from './scenario/template.js';
// A fault tree or block diagram
export { type BasicEvent, type BasicEventInput, repairableEvent } from './structure/basic-event.js';
export { type CommonCauseGroup, withCommonCauses } from './structure/common-cause.js';
export type { RepairableBehaviour } from './structure/failure-frequency.js';
export { type FaultTree, type FaultTreeInput, faultTree } from './structure/fault-tree.js';
export { FaultTreeError } from './structure/fault-tree-error.js';
export { type FaultTreeSolution, solvedFaultTree } from './structure/fault-tree-solution.js';
export type { Gate } from './structure/gate.js';
export type { EventImportance } from './structure/importance.js';
export type { CutSet, CutSetSelection, MinimalCutSets } from './structure/minimal-cut-sets.js';
export type { DiagramLimits } from './structure/structure-diagram.js';
export { faultTreeOfSuccess, type SuccessExpression, type SuccessInput } from './structure/success-expression.js';
export { evaluatedScenario } from './study/evaluated-scenario.js';
export { type Replicator, replicatorHere } from './study/simulated-candidate.js';
export {
  type Effort,
  type MeasuredUse,
  SolutionNotReached,
  StudyError,
  type StudyOptions,
} from './study/study-options.js';
