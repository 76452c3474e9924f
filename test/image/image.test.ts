import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, realpathSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { freePort } from '../http/npm-start.ts';
import { commandIn, contextFiles, environment, step, steps } from './dockerfile.ts';

const run = promisify(execFile);

/** The folder that stands for the container's file system. */
let place: string;
const running: ChildProcess[] = [];
/** Nobody in particular where root runs this, for the container's user is not root either. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const folder = (inside: string): string => join(place, inside);
const translated = (text: string): string =>
  text
    .replaceAll('/var/lib/medflow', folder('/var/lib/medflow'))
    .replaceAll('1000:1000', `${user.uid ?? process.getuid?.()}:${user.gid ?? process.getgid?.()}`);

/** The Node that the image would have: the one that npm has installed here, of the same number. */
const node = dirname(realpathSync(join(projectRoot, 'node_modules/.bin/node')));
const PATH = [node, process.env['PATH']].join(delimiter);

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'medflow-image-'));
  await chmod(place, 0o755);
  await mkdir(folder('/tmp'), { mode: 0o1777 });
  await chmod(folder('/tmp'), 0o1777);
});

afterAll(async () => {
  for (const child of running.filter(({ exitCode }) => exitCode === null)) {
    child.kill();
    await once(child, 'exit');
  }
  await rm(place, { recursive: true, force: true });
});

/** Does what a build of the image does, in the order of the Dockerfile. */
const build = async (): Promise<void> => {
  const app = folder(step('WORKDIR'));
  const { NODE_ENV: _, ...env } = process.env;
  for (const { instruction, text } of steps()) {
    if (instruction === 'WORKDIR') await mkdir(app, { recursive: true });
    if (instruction === 'COPY') await copy(text.split(' ').slice(0, -1), app);
    if (instruction === 'RUN')
      await run('sh', ['-ec', translated(text)], { cwd: app, env: { ...env, PATH }, maxBuffer: 1e8 });
  }
  // As if its root were mounted to be read only.
  await run('chmod', ['-R', 'a-w', app]);
};

const copy = async (what: string[], app: string): Promise<void> => {
  const files = contextFiles();
  for (const file of what[0] === '.' ? files : what.filter(name => files.includes(name)))
    await cp(join(projectRoot, file), join(app, file), { preserveTimestamps: true });
};

/** The settings of the compose file, with secrets in files that only the container's user reads. */
const settings = async (): Promise<Record<string, string>> => {
  const secrets: Record<string, string> = {};
  for (const name of ['MEDFLOW_SECRET', 'MEDFLOW_VAULT_KEY']) {
    const file = folder(`/${name}`);
    await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o400 });
    if (user.uid) await chown(file, user.uid, user.gid);
    secrets[`${name}_FILE`] = file;
  }
  const own = Object.entries(environment()).map(([name, value]) => [name, translated(value)]);
  return {
    ...Object.fromEntries(own),
    ...secrets,
    MEDFLOW_DOMAIN: 'clinics.example',
    MEDFLOW_PROCESSES: '1',
    PATH,
    TMPDIR: folder('/tmp'),
  };
};

const composed = readFileSync(join(projectRoot, 'deploy/container/compose.yml'), 'utf8');
/** What a service of the compose file runs. */
const serviceCommand = (service: string): string[] => {
  const [, words = ''] =
    new RegExp(`^  ${service}:\\n(?:    .*\\n)*?    command: \\[(.*)\\]$`, 'm').exec(composed) ?? [];
  return words.split(', ');
};

test('OPS-9: the steps of the Dockerfile make a server that starts as nobody in particular, writes into its volumes alone, is healthy, and stops', async () => {
  await build();
  const env = await settings();
  const inside = { cwd: folder(step('WORKDIR')), ...user };
  for (const service of ['create', 'migrate']) {
    const [program = '', ...args] = serviceCommand(service);
    await run(program, args, { ...inside, env, timeout: 240_000 });
  }

  const healthy = async (port: string) => {
    const [program = '', ...args] = commandIn(step('HEALTHCHECK'));
    return run(program, args, { ...inside, env: { ...env, PORT: port } }).then(
      () => true,
      () => false,
    );
  };
  // Two replicas, on the same volumes and the same database.
  const ports = [String(await freePort()), String(await freePort())];
  for (const port of ports) {
    expect(await healthy(port)).toBe(false);
    const [program = '', ...args] = commandIn(step('CMD'));
    const server = spawn(program, args, { ...inside, env: { ...env, PORT: port }, stdio: 'ignore' });
    running.push(server);
    await expect.poll(() => healthy(port), { timeout: 120_000, interval: 1000 }).toBe(true);
  }
  // As the balancer asks.
  for (const port of ports) expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
  for (const server of running) {
    const gone = once(server, 'exit');
    server.kill();
    expect(await gone).toEqual([0, null]);
  }
});

test('OPS-9: systemd takes the units, and haproxy its file', async () => {
  await writeFile(folder('/certificate.pem'), await certificate());
  const proxy = await readFile(join(projectRoot, 'deploy/container/haproxy.cfg'), 'utf8');
  await writeFile(folder('/haproxy.cfg'), proxy.replaceAll('/run/secrets', place));
  const { stdout } = await run('haproxy', ['-c', '-f', folder('/haproxy.cfg')]);
  expect(stdout).toContain('valid');

  const units = ['medflow.service', 'medflow-migrate.service'];
  for (const unit of units) {
    const text = await readFile(join(projectRoot, 'deploy/systemd', unit), 'utf8');
    await writeFile(folder(unit), text.replaceAll('/opt/medflow', projectRoot));
  }
  const { stderr } = await run('systemd-analyze', ['verify', '--man=no', ...units.map(folder)]);
  expect(stderr).toBe('');
});

const certificate = async (): Promise<string> => {
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'clinics.example' }]);
  return `${made.cert}\n${made.private}`;
};
