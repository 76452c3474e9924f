// Plain JavaScript that any Node can parse: an older one runs the command with the Node that npm installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { endWithParent } from './end-with-parent.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
endWithParent();

if (major > 22 || (major === 22 && minor >= 18)) {
  // What was compiled is kept for the next start, which is a third shorter by it.
  module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/medflow', import.meta.url)));
  await import('./medflow.ts');
} else {
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(node)) {
    console.error('MedFlow needs Node 22.18 or newer, and npm ci has not installed one here.');
    process.exit(1);
  }
  const args = [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both of us; the child decides what it means. Other signals reach only us.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}
