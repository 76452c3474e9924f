import { Command, CommanderError } from 'commander';
import { wantsStack } from '../env.ts';
import { benchCommand } from './bench.ts';
import { clinicCommands } from './clinic.ts';
import { dbCommands } from './db.ts';
import { demoCommands } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { seedCommand } from './seed.ts';
import { startCommand } from './start.ts';

const program = new Command('medflow')
  .description('Runs, inspects and repairs a MedFlow installation.')
  .configureOutput({ outputError: () => undefined }) // said once, below
  .exitOverride();

/** One line for each file of commands; every subcommand inherits the settings above. */
startCommand(program);
doctorCommand(program);
dbCommands(program);
seedCommand(program);
demoCommands(program);
clinicCommands(program);
benchCommand(program);

const usageError = 2;

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? usage(error) : failure(error);
}

function usage({ code, exitCode, message }: CommanderError): number {
  if (exitCode === 0) return 0;
  if (code !== 'commander.help') report(`${message.replace(/^error: /, '')} (--help shows what there is)`);
  return usageError;
}

function failure(error: unknown): number {
  report(error instanceof Error ? error.message : String(error));
  if (wantsStack()) console.error(error);
  return 1;
}

function report(sentence: string): void {
  console.error(process.argv.includes('--json') ? JSON.stringify({ error: sentence }) : sentence);
}
