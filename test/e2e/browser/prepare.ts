import { execFile } from 'node:child_process';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { buildClient } from '../../../server/api/pages/build-client.ts';
import { projectRoot } from '../../../server/env.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How to launch the browser: the packed Chromium or, where none is packed for this machine, its Chrome. */
    browser: { executablePath?: string; channel?: string; env: Record<string, string> };
  }
}

const home = join(projectRoot, '.medflow/browser');

/** Builds the dashboard and unpacks Chromium once for all files, which would tread on each other side by side. */
export default async ({ provide }: TestProject) => {
  await buildClient(() => undefined);
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return provide('browser', { channel: 'chrome', env: {} });
  if (!(await stat(home).catch(() => null))) await unpack();
  provide('browser', {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  });
};

/**
 * The package unpacks itself into the temporary folder, and the libraries that a bare machine lacks with it when it
 * believes to be in the cloud. The folder gets its name last, so that an interrupted run leaves no half browser.
 */
const unpack = async (): Promise<void> => {
  const folder = `${home}-${process.pid}`;
  await mkdir(folder, { recursive: true });
  const script = fileURLToPath(new URL('./unpack.ts', import.meta.url));
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  await promisify(execFile)(process.execPath, [script], { env });
  const fonts = [join(home, 'fonts'), '/usr/share/fonts'].map(path => `<dir>${path}</dir>`).join('');
  const cache = `<cachedir>${join(home, 'fonts-cache')}</cachedir>`;
  await writeFile(join(folder, 'fonts.conf'), `<fontconfig>${fonts}${cache}</fontconfig>\n`);
  await rename(folder, home).catch(() => rm(folder, { recursive: true }));
};
