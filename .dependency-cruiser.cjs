/**
 * Who may import whom: the hourglass. A scenario flows down to the compiled net, three solvers read that, the study
 * gathers what they found into the Evaluation, and everything shown reads only the Evaluation.
 *
 * A folder imports itself and what is listed. `only` narrows another folder to some of its files.
 */
const folders = [
  {
    name: 'maths',
    may: [],
    why: 'Distributions, random streams, solves: known to everyone, so it can know nobody.',
  },
  {
    name: 'catalog',
    may: ['maths'],
    only: ['scenario/scenario'],
    why: 'Facts and parameters answer whatever a user may state about them (the Evidence type), and read no file or model.',
  },
  {
    name: 'scenario',
    may: ['maths'],
    only: ['catalog/(nearest-name|durations|parameter)'],
    why: 'What the user writes is checked without platforms or models: names of the catalog are handed in from outside.',
  },
  {
    name: 'measurements',
    may: ['maths', 'catalog'],
    only: ['scenario/scenario'],
    why: 'Estimates come from records and from what the scenario says of them (the Evidence type) alone: a fit that knew the model could be bent towards its result.',
  },
  {
    name: 'placement',
    may: ['maths'],
    why: 'Where instances sit is arithmetic on room and spread, the same for VMs and pods.',
  },
  {
    name: 'model',
    may: ['maths', 'catalog'],
    why: 'The dynamics know no platform (platforms are data to them) and no solver (solvers read the compiled net).',
  },
  {
    name: 'platforms',
    may: ['maths', 'catalog', 'scenario', 'placement', 'model', 'evaluation'],
    why: 'A candidate becomes a SystemModel and the records that describe it; nothing is solved here.',
  },
  {
    name: 'structure',
    may: ['maths', 'model'],
    only: ['catalog/nearest-name'],
    why: 'One of three independent ways of knowing: reads the structure function, never another solver.',
  },
  {
    name: 'markov',
    may: ['maths', 'model', 'catalog'],
    why: 'One of three independent ways of knowing: that it agrees with the simulation is evidence only while they share nothing but the net.',
  },
  {
    name: 'simulation',
    may: ['maths', 'model', 'catalog'],
    why: 'One of three independent ways of knowing: that it agrees with the chain is evidence only while they share nothing but the net.',
  },
  {
    name: 'study',
    may: [
      'maths',
      'catalog',
      'scenario',
      'placement',
      'model',
      'platforms',
      'structure',
      'markov',
      'simulation',
      'evaluation',
      'measurements',
    ],
    why: 'The only caller of the solvers: plans the runs and fills the Evaluation; knows nothing of how it is shown.',
  },
  {
    name: 'evaluation',
    may: ['maths', 'catalog'],
    why: 'The waist is a plain record; it may be read in ten years, so it depends on no solver and no page.',
  },
  {
    name: 'metrics',
    may: ['maths', 'catalog', 'evaluation'],
    why: 'A metric is read off an Evaluation: a report can be made again from saved JSON without solving.',
  },
  {
    name: 'comparison',
    may: ['maths', 'catalog', 'evaluation', 'metrics'],
    why: 'The verdict only reads what was computed and can be checked against it.',
  },
  {
    name: 'report',
    may: ['maths', 'catalog', 'evaluation', 'metrics', 'comparison'],
    only: ['measurements/fit-record'],
    why: 'The report shows and never computes: no solver, no model, no scenario file behind a number; a fit is shown from its record.',
  },
  {
    name: 'node',
    may: [
      'maths',
      'catalog',
      'scenario',
      'measurements',
      'simulation',
      'study',
      'evaluation',
      'metrics',
      'comparison',
      'report',
    ],
    why: 'Effects: files, threads, the browser. It carries data to the pure parts; the models stay behind the study.',
  },
  {
    name: 'cli',
    may: [
      'maths',
      'catalog',
      'scenario',
      'measurements',
      'study',
      'evaluation',
      'metrics',
      'comparison',
      'report',
      'node',
    ],
    why: 'A command puts the stages together and may know how to end a process; it never calls a solver itself.',
  },
];

const folderRules = folders.map(({ name, may, only = [], why }) => ({
  name: `${name}-imports-only-what-stands-on-its-way`,
  comment: why,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/(${[name, ...may].join('|')})/`, ...only.map((file) => `^src/${file}\\.ts$`)],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'folder-is-in-the-table',
      comment: 'A new folder under src is let in by a row above that says what it may import, and why.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${folders.map(({ name }) => name).join('|')})/` },
      to: {},
    },
    {
      name: 'library-entry-is-pure',
      comment: '`ninefold` runs in a browser as it does in Node; what touches the disk is `ninefold/node`.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/(cli|node)/' },
    },
    {
      name: 'process-and-disk-only-in-cli-and-node',
      comment: 'Same input and seed, same digits: the core has no clock, no environment, no file and no thread.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|node)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-uses-few-packages',
      comment:
        'Each package in the core must run in a browser and decides about digits or bytes: YAML and schema for the scenario, descriptive statistics for samples, templates and scales for the report.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|node)/' },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(@types/)?(yaml|zod|handlebars|d3-scale|d3-shape|simple-statistics)/',
      },
    },
    {
      name: 'only-the-command-line-parses-arguments',
      comment: 'The library is used without a command line.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: 'node_modules/(@types/)?yargs/' },
    },
    {
      name: 'no-cycle',
      comment: 'A cycle has no first file to read and no part that can be tested alone. Two types may name each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-cycle-between-folders',
      comment:
        'Not even of types: the data has one direction, so a record never names the type of what is made from it.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { circular: true, via: { pathNot: '^src/$1/' } },
    },
    {
      name: 'no-orphan',
      comment: 'A module that nobody imports and that imports nobody is left over.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'What cannot be found could not be judged by any other rule.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-package-at-run-time',
      comment: 'Who installs the package gets no development dependencies: such an import fails on their machine only.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'source-never-imports-tests',
      comment: 'The package is built from src alone.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types are imports too: a record's shape ties two folders as much as a function does.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
