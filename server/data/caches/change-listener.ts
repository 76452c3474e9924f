import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Log } from '../../logger.ts';
import { ClinicCaches } from './clinic-caches.ts';
import { InTurn } from './in-turn.ts';
import { CHANNEL, listenTo, OtherListeners } from './other-listeners.ts';

const RETRY_MS = 200;
/** A second is as long as anything is believed, so whoever does not answer within one is not believed any more. */
const SECOND_MS = 1000;

interface Source {
  /** Whether there is a connection to listen on at all. */
  isAllowed: boolean;
  /** Asked anew for each connection: a restarted server may have another port. */
  connection(): pg.ClientConfig;
  /** Notifies from another connection, which tells whether notifications arrive here at all. */
  notify(channel: string, payload: string): Promise<unknown>;
  log?: Log | undefined;
  /** Who else hears through the same connection: everything on a channel of their own, and of changes in access. */
  alsoHears: { channel: string } & Pick<ClinicCaches, 'hear' | 'drop'> & { tell(payload: string): void };
}

/**
 * Hears of what changed in access to clinics, from whichever process or `psql` it was (the trigger `tell_change`), and
 * drops what this process remembers of it. One connection, which counts against the pool's ten; while it is away nothing
 * is remembered, and each call asks the database.
 */
export class ChangeListener {
  readonly caches = new ClinicCaches();
  readonly #source: Source;
  readonly #others = new OtherListeners();
  #client: InTurn | undefined;
  #probe: { payload: string; arrived: () => void } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isStopped = true;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Returns once it listens, or has failed for the first time and tries again in the background. */
  async start(): Promise<void> {
    if (!this.#source.isAllowed) return;
    this.#isStopped = false;
    this.#timer = setInterval(() => {
      this.caches.dropAll();
      const client = this.#client;
      client?.ask('select').catch(() => this.#lose(client));
    }, SECOND_MS).unref();
    await this.#connect();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    this.#hearAll(false);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  /**
   * Returns once everything that was committed before has been heard of, here and in all other processes: whoever changed
   * something waits for this before the change is answered, so it counts from the next call on, wherever that goes.
   * PostgreSQL tells a listener what it has for it before it answers.
   */
  async heard(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    await this.#others.allHeard(client, SECOND_MS).catch(() => this.#lose(client));
  }

  async #connect(): Promise<void> {
    const client = new InTurn({
      ...this.#source.connection(),
      keepAlive: true,
      ...{ connectionTimeoutMillis: 5 * SECOND_MS, query_timeout: SECOND_MS },
    });
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    client.on('notification', ({ channel, payload = '' }) =>
      channel === CHANNEL ? this.#hear(client, payload) : this.#source.alsoHears.tell(payload),
    );
    this.#client = client;
    try {
      await client.connect();
      await client.ask(listenTo(this.#source.alsoHears.channel));
      await this.#expectDelivery();
      if (this.#client === client) this.#hearAll(true);
    } catch (error) {
      this.#source.log?.warn(
        { reason: error instanceof NotDelivered ? error.message : 'the connection failed' },
        'Changes of access are not heard of: every call asks the database',
      );
      this.#lose(client);
    }
  }

  /** A pooler that hands connections out by the transaction takes LISTEN and delivers nothing. */
  async #expectDelivery(): Promise<void> {
    const payload = randomUUID();
    let late: NodeJS.Timeout | undefined;
    const arrival = new Promise<void>((resolve, reject) => {
      this.#probe = { payload, arrived: resolve };
      late = setTimeout(() => reject(new NotDelivered()), SECOND_MS);
    });
    try {
      await Promise.all([arrival, this.#source.notify(CHANNEL, payload)]);
    } finally {
      clearTimeout(late);
      this.#probe = undefined;
    }
  }

  #hear(client: InTurn, payload: string): void {
    if (this.#others.hear(client, payload)) return;
    if (payload === this.#probe?.payload) return this.#probe.arrived();
    this.caches.drop(payload);
    this.#source.alsoHears.drop(payload);
  }

  #hearAll(isHearing: boolean): void {
    this.caches.hear(isHearing);
    this.#source.alsoHears.hear(isHearing);
  }

  #lose(client: InTurn): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#hearAll(false);
    // It may be half gone; whatever it says now is of no interest.
    client.end().catch(() => undefined);
    if (!this.#isStopped) this.#retry = setTimeout(() => void this.#connect(), RETRY_MS).unref();
  }
}

class NotDelivered extends Error {
  constructor() {
    super('LISTEN needs a connection of its own to PostgreSQL, past any pooler that works by transaction');
  }
}
