import { setTimeout as wait } from 'node:timers/promises';
import { type Child, freePort, npmStart } from '../http/npm-start.ts';

const LOOK_MS = 20;
const AGAIN_AFTER_MS = 100;

export interface Supervised {
  port: number;
  isUp: () => boolean;
  /** As the operating system does when memory runs out: at once, and the whole group. */
  kill: () => void;
  /** Ends it as systemd does; throws where that is not how it ends, or where it had died before without being killed. */
  stop: () => Promise<void>;
}

/** Keeps a `medflow start` running at a port, as systemd does: whatever it ends of, it is started again. */
export const supervise = async (environment: Record<string, string>): Promise<Supervised> => {
  const port = await freePort();
  const deaths: string[] = [];
  const state = { isUp: false, isStopping: false, wasKilled: false };
  let child: Child | undefined;

  const live = async (): Promise<number | null> => {
    for (;;) {
      state.wasKilled = false;
      const started = await npmStart({ ...environment, PORT: String(port) });
      child = started;
      const ended = started.code;
      while (isRunning(started) && !started.said().includes('MedFlow is ready')) await wait(LOOK_MS);
      state.isUp = isRunning(started);
      const served = state.isUp;
      const code = await ended;
      state.isUp = false;
      if (state.isStopping) return code;
      // One that finds no database when it starts says so and ends; one that served never ends by itself.
      if (served && !state.wasKilled) deaths.push(`${code} ${started.complained()}`);
      await wait(AGAIN_AFTER_MS);
    }
  };
  const life = live();

  return {
    port,
    isUp: () => state.isUp,
    kill: () => {
      state.wasKilled = true;
      state.isUp = false;
      const { pid } = child?.process ?? {};
      if (pid !== undefined && child && isRunning(child)) process.kill(-pid, 'SIGKILL');
    },
    stop: async () => {
      while (!state.isUp) await wait(LOOK_MS);
      state.isStopping = true;
      child?.process.kill('SIGTERM');
      const code = await life;
      if (code !== 0 || deaths.length > 0) throw new Error(`It ended with ${code}. ${deaths.join('\n')}`);
    },
  };
};

const isRunning = ({ process: { exitCode, signalCode } }: Child): boolean =>
  exitCode === null && signalCode === null;
