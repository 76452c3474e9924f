import { spawn } from 'node:child_process';
import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Language, languages } from '../../../shared/i18n/languages.ts';
import { buildEnvironment, projectRoot } from '../../env.ts';
import { StartupError } from '../../startup-error.ts';

const sources = ['client/{*,!(dist)/**/*}', 'shared/**/*.ts', 'package-lock.json', 'vite.*.ts'];

/** Builds the dashboard in every language when a source is newer than the last build. */
export const buildClient = async (say: (sentence: string) => void): Promise<void> => {
  // The last one stands only once all the others do.
  const built = await stat(join(projectRoot, `client/dist/${languages.at(-1)}/index.html`)).catch(() => null); // not built yet
  if (built && !(await anyNewerThan(built.mtimeMs))) return;
  say('Building the dashboard');
  for (const language of languages) await buildIn(language);
};

/** In a process of its own, for its memory is large. */
const buildIn = async (language: Language): Promise<void> => {
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--mode', language, '--logLevel', 'error'], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Whoever starts MedFlow afterwards serves what was built here.
    env: buildEnvironment(),
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new StartupError(`The dashboard could not be built.\n${complaint.trim()}`);
};

const anyNewerThan = async (time: number): Promise<boolean> => {
  for await (const file of glob(sources, { cwd: projectRoot })) {
    const { mtimeMs } = await stat(join(projectRoot, file));
    if (mtimeMs > time) return true;
  }
  return false;
};
