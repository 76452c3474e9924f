/** How often it is looked for. */
const EVERY_MS = 500;

/**
 * Ends this process, as SIGTERM does, when whoever started it is gone. npm passes SIGTERM on to the shell it runs a script
 * in, and that shell dies of it without a word to us (R6); `exec` in the script would do, but Windows knows none. Without
 * npm a parent may well leave, as a shell does after `nohup … &`.
 */
export const endWithParent = () => {
  // oxlint-disable-next-line no-restricted-properties -- any Node must understand this, so env.ts is out of reach
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  timer.unref();
};
