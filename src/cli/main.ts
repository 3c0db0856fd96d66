import { nearest } from '../config/nearest.ts';
import { CloudConfigError, reasonOf } from '../errors.ts';
import { printable } from '../printable.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { commandHelp, programHelp } from './help.ts';
import { parseOptions, UsageError } from './options.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** Runs the program and gives its exit code; everything that goes wrong has become a message by then. */
export async function main(program: string, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const [name, ...rest] = args;
    if (isCompatible(program)) return await compatible(args, terminal);
    if (name === 'coreos-cloudinit') return await compatible(rest, terminal);
    return await dispatch(name, rest, terminal);
  } catch (error) {
    const isCommand = args[0] !== undefined && Object.hasOwn(COMMANDS, args[0]);
    return explain(error, isCommand ? `cloud-config ${args[0]}` : 'cloud-config', terminal);
  }
}

/** Called through a link that is named like one of the agents it replaces. */
function isCompatible(program: string): boolean {
  return /(?:^|\/)(?:coreos|flatcar)-cloudinit$/.test(program);
}

async function compatible(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { coreosCloudinit } = await import('./coreos-cloudinit/main.ts');
  return coreosCloudinit(args, terminal);
}

async function dispatch(
  name: string | undefined,
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  if (name === '--version' || name === 'version') {
    terminal.print(`cloud-config ${VERSION}\n`);
    return EXIT.ok;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(programHelp());
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    const meant = nearest(name, Object.keys(COMMANDS));
    throw new UsageError(
      `there is no command \`${name}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
    );
  }
  const { command } = await load();
  if (args.includes('--help')) {
    terminal.print(commandHelp(command));
    return EXIT.ok;
  }
  return command.run(parseOptions(args, command.options), terminal);
}

function explain(error: unknown, about: string, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.note(`cloud-config: ${error.message}; see \`${about} --help\`\n`);
    return EXIT.usage;
  }
  if (error instanceof CloudConfigError) {
    terminal.note(`cloud-config: ${printable(error.message)} [${error.code}]\n`);
    return EXIT.trouble;
  }
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : reasonOf(error);
  terminal.note(`cloud-config: this is a bug in cloud-config, please report it\n${stack}\n`);
  return EXIT.trouble;
}

/** The name that the program was called by; in the executable that is not the path of the script. */
const called = 'bun' in process.versions ? process.argv0 : process.argv[1];

process.exitCode = await main(called ?? '', process.argv.slice(2), processTerminal());
