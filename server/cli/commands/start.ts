import cluster from 'node:cluster';
import type { Command } from 'commander';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { buildClient } from '../../api/pages/build-client.ts';
import { developmentPages } from '../../api/pages/development-pages.ts';
import type { Database } from '../../data/database/connection/database.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { demoClinicsOf } from '../../demo/logins.ts';
import { type Env, readEnv } from '../../env.ts';
import { logFile } from '../../logger.ts';
import { type Running, start } from '../../main.ts';
import { demoOperator } from '../../platform/operators/demo-operator.ts';
import { serveInGroup } from '../../processes/group-member.ts';

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
  const demoClinics = (planes: Planes) => demoClinicsOf(planes, env);
  if (cluster.isWorker) return serveInGroup(env, { demoClinics });
  // From the first moment on: whoever stops a start halfway must not leave its database running.
  const stopped = stopSignal();
  const say = (sentence: string) => console.log(`  ${sentence}`);
  console.log('\nMedFlow');
  // The build needs no database and the database no build: whoever waits, waits for the longer one only.
  const built = dev ? Promise.resolve() : buildClient(say);
  built.catch(() => undefined); // heard of below, where start can undo itself
  const pages = dev ? await developmentPages() : undefined;
  const running = await start(env, {
    say,
    pages: pages?.handler,
    prepare: async (database, planes) => {
      await firstDemo(env, database, planes, say);
      // Ready means that there is a page to show, too.
      await built;
    },
    demoClinics,
    mayFork: !dev,
  });
  try {
    console.log(await welcome(env, running));
    await stopped;
    console.log('\n  Stopping: calls under way may finish');
  } finally {
    await running.stop();
    await pages?.close();
  }
  console.log('  Stopped');
}

/** A first start is not met by an empty house: three demo clinics, unless MEDFLOW_SEED=never or this is production. */
const firstDemo = async (
  env: Env,
  database: Database,
  planes: Planes,
  say: (sentence: string) => void,
): Promise<void> => {
  if (env.seed === 'never' || env.mode === 'production') return;
  if ((await planes.platform.em.fork().count(Clinic)) > 0) return;
  say('Opening three demo clinics');
  const { seedDemo } = await import('../../demo/seed.ts');
  await seedDemo(database, planes, env, { onProgress: sentence => say(`  ${sentence}`) });
};

const welcome = async (env: Env, { port, planes, database, processes }: Running): Promise<string> => {
  const clinics = await demoClinicsOf(planes, { ...env, port });
  const console = await demoOperator({ planes, demoClinics: async () => clinics });
  const lines = clinics.flatMap(({ name, url, logins }) => [
    `  ${name}   ${url}`,
    ...logins.map(({ role, email, password }) => `    ${role.padEnd(9)} ${email.padEnd(26)} ${password}`),
    '',
  ]);
  const facts = [
    ...(console
      ? [`  Console     http://platform.${env.domain}:${port}   ${console.email}   ${console.password}`]
      : []),
    `  All doors   http://${env.domain}:${port}`,
    `  API         http://${env.domain}:${port}/api/docs`,
    `  Data        ${database.dataDir ?? `the database ${database.name} of DATABASE_URL`}`,
    ...(env.mode === 'development' ? [`  Log         ${logFile(env)}`] : []),
    ...(processes > 1 ? [`  Processes   ${processes}`] : []),
    '  Stop        Ctrl-C',
  ];
  return ['', '  MedFlow is ready', '', ...lines, ...facts, ''].join('\n');
};

/** Resolves at the first request to stop; a second Ctrl-C means now. */
const stopSignal = (): Promise<void> =>
  new Promise(resolve => {
    const stop = () => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, stop);
      // `node --watch` passes SIGTERM on after the terminal's SIGINT: only a person presses Ctrl-C twice.
      process.once('SIGINT', () => process.exit(1));
      for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
