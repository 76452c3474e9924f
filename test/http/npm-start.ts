import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { send } from './send.ts';

/** A command in a process group of its own. */
export interface Child {
  process: ChildProcess;
  port: number;
  said: () => string;
  complained: () => string;
  code: Promise<number | null>;
}

/** A free port, found by asking for any. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

const children: Child[] = [];

/** Ends what the file has started and not ended itself. */
export const endAll = async (): Promise<void> => {
  for (const { process: started, code } of children.splice(0)) {
    if (started.exitCode === null && started.signalCode === null)
      process.kill(-(started.pid ?? 0), 'SIGTERM');
    await code;
  }
};
afterAll(endAll);

/** What `npm start` runs after `exec node`, with a data folder or a database of the test's own. */
export const npmStart = async (environment: Record<string, string>): Promise<Child> => {
  const { scripts } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  const [, , ...args] = String(scripts.start).split(' ');
  return run([process.execPath, ...args], environment);
};

/** Starts a command whose first word is a program. */
export const run = async (
  [file = '', ...args]: string[],
  environment: Record<string, string>,
): Promise<Child> => {
  const port = Number(environment.PORT ?? (await freePort()));
  const { PATH = '', HOME = '' } = process.env;
  const usual = { PATH, HOME, NODE_ENV: 'test', MEDFLOW_SEED: 'never', LOG_LEVEL: 'silent' };
  const started = spawn(file, args, {
    ...{ cwd: projectRoot, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    env: { ...usual, PORT: String(port), ...environment },
  });
  let [out, err] = ['', ''];
  started.stdout?.on('data', chunk => {
    out += chunk;
  });
  started.stderr?.on('data', chunk => {
    err += chunk;
  });
  const code = once(started, 'close').then(([exit]) => exit);
  const child = { process: started, port, said: () => out, complained: () => err, code };
  children.push(child);
  return child;
};

/** Serving, and with the dashboard built: a build that is cut short would be everybody's trouble. */
export const ready = async (child: Child): Promise<Child> => {
  const look = async () => {
    if (child.process.exitCode !== null) throw new Error(child.complained());
    return child.said();
  };
  await expect.poll(look, { timeout: 90_000, interval: 50 }).toContain('MedFlow is ready');
  expect(await send(child.port, { host: 'localhost', path: '/readyz' })).toMatchObject({ status: 200 });
  return child;
};
