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
 */

// 1. What the user writes
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
export { failureBy } from './markov/chain/first-passage.js';
export { solvedChain, steadyFigures } from './markov/chain/solved-chain.js';
export { sparseChain } from './markov/chain/sparse-chain.js';
export { explanation as metricExplanation } from './metrics/explain.js';
export { metricOf, metrics } from './metrics/index.js';
export type { Metric, MetricGroup, MetricUnit } from './metrics/metric.js';
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
export { repairableEvent } from './structure/basic-event.js';
export { faultTree } from './structure/fault-tree.js';
export { solvedFaultTree } from './structure/fault-tree-solution.js';
export { faultTreeOfSuccess } from './structure/success-expression.js';
export { evaluatedScenario } from './study/evaluated-scenario.js';
export type { Replicator } from './study/simulated-candidate.js';
export { type Effort, type MeasuredUse, StudyError, type StudyOptions } from './study/study-options.js';
