import type { Command } from 'commander';
import { projectRoot, readEnv } from '../env.ts';
import { buildClient } from '../http/build-client.ts';
import { developmentPages } from '../http/development-pages.ts';
import { start } from '../main.ts';

/** medflow start: everything, until Ctrl-C. */
export function startCommand(program: Command): void {
  program
    .command('start')
    .description('start the database and the server, and keep running until Ctrl-C')
    .option('--dev', 'rebuild the dashboard in the browser as its files change')
    .action(run);
}

async function run({ dev }: { dev?: boolean }): Promise<void> {
  const env = readEnv();
  const say = (sentence: string) => console.log(`  ${sentence}`);
  console.log('\nMedFlow');
  // The build needs no database and the database no build: whoever waits, waits for the longer one only.
  const built = dev ? Promise.resolve() : buildClient(say);
  const pages = dev ? await developmentPages() : undefined;
  const running = await start(env, { say, pages: pages?.handler });
  await built;
  console.log(welcome(env.domain, running.port));
  await stopSignal();
  console.log('\n  Stopping: calls under way may finish');
  await running.stop();
  await pages?.close();
  console.log('  Stopped');
}

const welcome = (domain: string, port: number): string => `
  Ready:      http://${domain}:${port}
  API:        http://${domain}:${port}/api/docs
  Data:       ${projectRoot}
  Stop:       Ctrl-C
`;

/** Resolves at the first request to stop; a second one means now. */
const stopSignal = (): Promise<void> =>
  new Promise(resolve => {
    const stop = () => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.removeListener(signal, stop);
        process.once(signal, () => process.exit(1));
      }
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
