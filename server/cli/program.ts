import { Command, CommanderError } from 'commander';
import { wantsStack } from '../env.ts';
import { messageOf } from '../startup-error.ts';

const usageError = 2;

type Add = (program: Command) => void;

/** Every command; one line for each file of them, which is loaded when it is asked for. */
const files: Record<string, () => Promise<Add>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  db: async () => (await import('./commands/db/db.ts')).dbCommands,
  proof: async () => (await import('./commands/proof.ts')).proofCommand,
  seed: async () => (await import('./commands/seed.ts')).seedCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommands,
  clinic: async () => (await import('./commands/clinic.ts')).clinicCommands,
  user: async () => (await import('./commands/user.ts')).userCommands,
  flag: async () => (await import('./commands/flag.ts')).flagCommands,
  operator: async () => (await import('./commands/operator.ts')).operatorCommands,
  audit: async () => (await import('./commands/audit.ts')).auditCommands,
  keys: async () => (await import('./commands/keys.ts')).keysCommands,
  backup: async () => (await import('./commands/backup/backup.ts')).backupCommands,
  bench: async () => (await import('./commands/bench.ts')).benchCommand,
  docs: async () => (await import('./commands/docs.ts')).docsCommand,
};

/** The command that is asked for; all of them for whoever asks what there is. Subcommands inherit the settings of the first lines. */
const commands = async (asked = ''): Promise<Command> => {
  const program = new Command('medflow')
    .description('Runs, inspects and repairs a MedFlow installation.')
    .configureOutput({ outputError: () => undefined }) // said once, below
    .exitOverride();
  const wanted = Object.hasOwn(files, asked) ? [asked] : Object.keys(files);
  for (const name of wanted) (await files[name]?.())?.(program);
  return program;
};

/** Runs one command line (without `node medflow`). Answers the exit code: 0 done, 1 failed, 2 not understood. */
export const runMedflow = async (args: string[]): Promise<number> => {
  process.exitCode = 0;
  try {
    await (await commands(args[0])).parseAsync(args, { from: 'user' });
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
