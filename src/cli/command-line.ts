import yargs, { type CommandModule } from 'yargs';
import { ninefoldVersion } from '../node/ninefold-version.js';
import { eitherOf, expectedFound } from '../scenario/wording.js';
import { exitCodes, InputError, tellFailure } from './failure.js';

// biome-ignore lint/suspicious/noExplicitAny: each command checks its own arguments
type Command = CommandModule<any, any>;

/** In the order of the work: write, check, compute, show, look up. Each is loaded when it is needed: some are heavy. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.js')).init,
  validate: async () => (await import('./validate.js')).validate,
  fit: async () => (await import('./fit.js')).fit,
  evaluate: async () => (await import('./evaluate.js')).evaluate,
  report: async () => (await import('./report.js')).report,
  compare: async () => (await import('./compare.js')).compare,
  ports: async () => (await import('./ports.js')).ports,
  explain: async () => (await import('./explain.js')).explain,
  schema: async () => (await import('./schema.js')).schema,
  doctor: async () => (await import('./doctor.js')).doctor,
};
const names = Object.keys(commands);

/**
 * Runs one command. Errors become one line on stderr (with NINEFOLD_DEBUG=1 also the place in the program).
 * @param args without the program's own name
 * @returns the exit code, see `exitCodes`
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    assertCommand(args);
    await (await parser(args)).parseAsync();
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    return tellFailure(error instanceof UsageError ? await reworded(error, args) : error);
  }
}

/** What the argument parser says, before it is put in our words. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Knows the command that is called; all of them where none is, for the list of commands. */
async function parser(args: readonly string[]) {
  const called = names.filter((name) => name === args[0]);
  const loaded = await Promise.all((called.length > 0 ? called : names).map((name) => commands[name]!()));
  const line = yargs([...args])
    .scriptName('ninefold')
    .usage('$0 <command>\n\nCompare platform topologies: availability, failover time and resource utilization.')
    // The wording is part of the interface: it does not change with the machine's language.
    .locale('en')
    .version(ninefoldVersion())
    .alias({ help: 'h' })
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .strict()
    .parserConfiguration({ 'dot-notation': false })
    .check(assertOnce, true)
    .exitProcess(false)
    .fail((message: string | null, error: unknown) => {
      throw isParserFault(error) ? new UsageError(message ?? (error as Error).message) : error;
    })
    .epilogue('Exit codes: 0 done, 1 a target is missed, 2 wrong input, 3 the machine cannot do it.');
  for (const command of loaded) line.command(command);
  return line;
}

/** The parser gathers an option given twice into a list; files alone may be many. */
function assertOnce(argv: Readonly<Record<string, unknown>>): boolean {
  const twice = Object.keys(argv).find((key) => key !== '_' && key !== 'scenarios' && Array.isArray(argv[key]));
  if (twice === undefined) return true;
  throw new UsageError(`--${twice}: expected once, found ${(argv[twice] as unknown[]).length} times`);
}

function isParserFault(error: unknown): boolean {
  return error === undefined || error === null || (error instanceof Error && error.name === 'YError');
}

function assertCommand(args: readonly string[]): void {
  const [first] = args;
  if (first !== undefined && (first.startsWith('-') || names.includes(first))) return;
  throw new InputError(`ninefold: ${expectedFound(`a command (${eitherOf(names)})`, first, names)}`);
}

const rewordings: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^Not enough arguments following: (.+)$/, (option) => `--${option}: expected a value, found nothing`],
  [/^Not enough non-option arguments: (.+)$/, () => 'expected a file or a name after the command, found nothing'],
  [/^Missing dependent arguments:\s+(\S+ -> \S+)$/s, missingCompanion],
  [/^Invalid values:\s+Argument: (.+)$/s, invalidValue],
];

/** @param found an option, and the one it says nothing without */
function missingCompanion(found: string): string {
  const [option, other] = found.split(' -> ');
  return `--${option}: expected together with --${other}, found alone`;
}

/** One line, with the name that was probably meant. */
async function reworded(error: UsageError, args: readonly string[]): Promise<InputError> {
  const prefix = names.includes(args[0] ?? '') ? `ninefold ${args[0]}: ` : 'ninefold: ';
  const unknown = /^Unknown arguments?: (.+)$/.exec(error.message);
  if (unknown) return new InputError(prefix + (await unknownArgument(unknown[1]!.split(', ')[0]!, args)));
  for (const [pattern, words] of rewordings) {
    const found = pattern.exec(error.message);
    if (found) return new InputError(prefix + words(found[1]!));
  }
  return new InputError(prefix + error.message.replace(/\s*\n\s*/g, ' '));
}

async function unknownArgument(name: string, args: readonly string[]): Promise<string> {
  const option = args.map((each) => each.split('=', 1)[0]!).find((each) => each.replace(/^--?(no-)?/, '') === name);
  if (option === undefined || !option.startsWith('-')) return expectedFound('no further argument', name);
  return expectedFound('an option of this command', option, await optionsOf(args[0]!));
}

/** The options that a command's own help names. */
async function optionsOf(command: string): Promise<string[]> {
  const line = await parser([command]);
  const help = await new Promise<string>((resolve) => {
    void line.parseAsync([command, '--help'], {}, (_error, _argv, output) => resolve(output));
  });
  return [...new Set(help.match(/--[a-z][a-z-]*/g) ?? [])];
}

/** `locale, Given: "fr", Choices: "en", "zh-CN"` as the parser gives it. */
function invalidValue(text: string): string {
  const [, option, given, choices] = /^(\S+), Given: "?(.*?)"?, Choices: (.+)$/s.exec(text) ?? [];
  if (choices === undefined) return text;
  const names = choices.replaceAll('"', '').split(', ');
  return `--${option}: ${expectedFound(eitherOf(names), given, names)}`;
}
