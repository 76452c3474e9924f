import type { Command } from 'commander';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';

/** medflow bench: what the promises cost, measured against code that makes none (DB-9). */
export function benchCommand(program: Command): void {
  command(program, 'bench', 'measure speed on a scratch database and compare it with its goals', run).option(
    '--small',
    'a tenth of the data, for daily use',
  );
}

/** A missed goal is a result, not a failure. */
async function run({ env }: Session, { small = false }: { small?: boolean }): Promise<Outcome> {
  // It stands beside the tests, which an installation may lack, and is loaded only by who asks for it.
  // oxlint-disable-next-line no-restricted-imports -- the one command that measures instead of serving
  const { bench } = await import('../../../test/bench/bench.ts');
  const giveUp = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () =>
      giveUp.abort(new StartupError('Stopped; the scratch database is gone again.')),
    );
  // It takes minutes, so progress is told even to programs; stdout still holds nothing but the answer.
  const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  return bench(env, { small, say, signal: giveUp.signal });
}
