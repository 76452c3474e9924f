import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { InTurn } from './in-turn.ts';

export const CHANNEL = 'medflow_beliefs';
/** Only who listens already is called so, and is waited for. */
const NAME = 'medflow listener';

/** Listens here, and on a channel besides, by one connection. */
export const listenTo = (other: string): string =>
  `listen ${CHANNEL}; listen ${other}; set application_name = '${NAME}'`;

const others = `
  select pid from pg_stat_activity
  where application_name = '${NAME}' and datname = current_database() and pid <> pg_backend_pid()`;
const Others = z.array(z.object({ pid: z.int() }));

const question = /^\? ([\w-]{36})$/;
const answer = /^! ([\w-]{36}) (\d+)$/;

interface Asked {
  waitingFor: Set<number>;
  done: () => void;
}

/**
 * The listeners of all the other processes. Notifications arrive in the order of their commits, so whoever answers a
 * question has heard of everything that was committed before it was asked.
 */
export class OtherListeners {
  readonly #asked = new Map<string, Asked>();

  /** Returns once every other process has heard as well; one that does not answer is waited for `atMostMs`. */
  async allHeard(client: InTurn, atMostMs: number): Promise<void> {
    const { rows } = await client.ask(others);
    const waitingFor = new Set(Others.parse(rows).map(({ pid }) => pid));
    if (waitingFor.size === 0) return;
    const id = randomUUID();
    let late: NodeJS.Timeout | undefined;
    const answered = new Promise<void>(done => {
      this.#asked.set(id, { waitingFor, done });
      late = setTimeout(done, atMostMs);
    });
    try {
      await client.ask('select pg_notify($1, $2)', [CHANNEL, `? ${id}`]);
      await answered;
    } finally {
      clearTimeout(late);
      this.#asked.delete(id);
    }
  }

  /** Whether a notification was a question or an answer, and was dealt with. */
  hear(client: InTurn, payload: string): boolean {
    const [, asked] = question.exec(payload) ?? [];
    if (asked && !this.#asked.has(asked)) {
      client
        .ask(`select pg_notify($1, '! ' || $2 || ' ' || pg_backend_pid())`, [CHANNEL, asked])
        // Whoever lost its connection remembers nothing, and need not answer.
        .catch(() => undefined);
    }
    const [, id = '', pid] = answer.exec(payload) ?? [];
    const own = this.#asked.get(id);
    own?.waitingFor.delete(Number(pid));
    if (own?.waitingFor.size === 0) own.done();
    return asked !== undefined || pid !== undefined;
  }
}
