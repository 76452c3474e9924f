import type { Command } from 'commander';
import { type Env, readEnv } from '../../env.ts';

/** What a command has to say: text for people, `json` for programs, and whether it found a failure. */
export type Outcome = { text: string; json: unknown; failed?: boolean };

/** What a command may use besides its options. */
export type Session = { env: Env; say: (sentence: string) => void };

/** Adds a command that ends with an Outcome; `--json`, printing and exit codes are the same for all. */
export function command<Options extends object>(
  parent: Command,
  nameAndArguments: string,
  description: string,
  run: (session: Session, options: Options, ...args: string[]) => Promise<Outcome>,
): Command {
  return parent
    .command(nameAndArguments)
    .description(description)
    .option('--json', 'print one JSON value instead of text')
    .action(async (...given: unknown[]) => {
      // commander hands over the arguments, then the options, then the command itself.
      const options = given.at(-2) as Options & { json?: boolean };
      const args = given.slice(0, -2) as string[];
      // Progress goes to stderr: stdout belongs to the answer.
      const say = options.json ? () => undefined : (sentence: string) => console.error(sentence);
      const outcome = await run({ env: readEnv(), say }, options, ...args);
      console.log(options.json ? JSON.stringify(outcome.json, null, 2) : outcome.text);
      if (outcome.failed) process.exitCode = 1;
    });
}
