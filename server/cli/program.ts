import { Command, CommanderError } from 'commander';
import { wantsStack } from '../env.ts';
import { messageOf } from '../startup-error.ts';
import { benchCommand } from './commands/bench.ts';
import { clinicCommands } from './commands/clinic.ts';
import { dbCommands } from './commands/db.ts';
import { demoCommands } from './commands/demo.ts';
import { docsCommand } from './commands/docs.ts';
import { doctorCommand } from './commands/doctor.ts';
import { flagCommands } from './commands/flag.ts';
import { operatorCommands } from './commands/operator.ts';
import { proofCommand } from './commands/proof.ts';
import { seedCommand } from './commands/seed.ts';
import { startCommand } from './commands/start.ts';
import { userCommands } from './commands/user.ts';

const usageError = 2;

/** Every command; one line for each file of them. Subcommands inherit the settings of the first lines. */
const commands = (): Command => {
  const program = new Command('medflow')
    .description('Runs, inspects and repairs a MedFlow installation.')
    .configureOutput({ outputError: () => undefined }) // said once, below
    .exitOverride();
  startCommand(program);
  doctorCommand(program);
  dbCommands(program);
  proofCommand(program);
  seedCommand(program);
  demoCommands(program);
  clinicCommands(program);
  userCommands(program);
  flagCommands(program);
  operatorCommands(program);
  benchCommand(program);
  docsCommand(program);
  return program;
};

/** Runs one command line (without `node medflow`). Answers the exit code: 0 done, 1 failed, 2 not understood. */
export const runMedflow = async (args: string[]): Promise<number> => {
  process.exitCode = 0;
  try {
    await commands().parseAsync(args, { from: 'user' });
    return process.exitCode;
  } catch (error) {
    const asJson = args.includes('--json');
    return error instanceof CommanderError ? usage(error, asJson) : failure(error, asJson);
  }
};

const usage = ({ code, exitCode, message }: CommanderError, asJson: boolean): number => {
  if (exitCode === 0) return 0;
  if (code !== 'commander.help')
    report(`${message.replace(/^error: /, '')} (--help shows what there is)`, asJson);
  return usageError;
};

const failure = (error: unknown, asJson: boolean): number => {
  report(messageOf(error), asJson);
  if (wantsStack()) console.error(error);
  return 1;
};

const report = (sentence: string, asJson: boolean): void => {
  console.error(asJson ? JSON.stringify({ error: sentence }) : sentence);
};
