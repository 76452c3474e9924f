import { setTimeout as wait } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Counter } from 'prom-client';
import { isOfDatabase } from '../../errors.ts';
import { primaryStands, replicaStands, type Stands, standsOf } from './stands.ts';

/** How long a report waits until the replica has what was saved before it, and how soon that is looked at again. */
const PATIENCE_MS = 1000;
const RETRY_MS = 20;
/** How long one that is behind or away is left alone, so that not every report waits for it. */
const REST_MS = 5000;

type State = 'ready' | 'behind' | 'away';

interface Parts {
  /** Of the clinic plane, there and here. */
  replica: MikroORM;
  primary: MikroORM;
  /** Counts reports by who answered them. */
  reports: Counter<'outcome'>;
}

/**
 * A streaming replica, which answers reports, and nothing that it may not know yet: it is asked once it has all that was
 * saved until then, and what it does not answer the primary does.
 */
export class Replica {
  readonly orm: MikroORM;
  readonly #primary: MikroORM;
  readonly #reports: Counter<'outcome'>;
  /** Seconds by the primary's clock: when it was looked at last, and until when the replica is known to have everything. */
  #lookedAt = 0;
  #completeUntil = 0;
  #rest: { until: number; state: State } = { until: 0, state: 'ready' };

  constructor({ replica, primary, reports }: Parts) {
    this.orm = replica;
    this.#primary = primary;
    this.#reports = reports;
  }

  /** Runs `there`, or `otherwise` where the replica is behind or away, or its database keeps it from an answer. */
  async answer<T>(there: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
    const state = await this.#state();
    if (state !== 'ready') return this.#insteadOf(state, otherwise);
    try {
      const answer = await there();
      this.#reports.inc({ outcome: 'replica' });
      return answer;
    } catch (error) {
      // Recovery that needs a row which a statement reads cancels it; one that takes too long here may not do so there.
      if (isOfDatabase(error)) return this.#insteadOf('failed', otherwise);
      throw error;
    }
  }

  /** How long ago the oldest was saved that it lacks; 0 while it keeps up. Where that is not known, what it was. */
  async lagSeconds(): Promise<number> {
    await Promise.race([this.#look().catch(() => 'away'), wait(2 * PATIENCE_MS, 'away', { ref: false })]);
    return Math.max(0, this.#lookedAt - this.#completeUntil);
  }

  #insteadOf<T>(outcome: 'behind' | 'away' | 'failed', otherwise: () => Promise<T>): Promise<T> {
    this.#reports.inc({ outcome });
    return otherwise();
  }

  async #state(): Promise<State> {
    if (performance.now() < this.#rest.until) return this.#rest.state;
    const state = await this.#look().catch(() => 'away' as const);
    if (state !== 'ready') this.#rest = { until: performance.now() + REST_MS, state };
    return state;
  }

  async #look(): Promise<State> {
    const primary = await standing(this.#primary, primaryStands);
    this.#lookedAt = Math.max(this.#lookedAt, primary.at);
    this.#completeUntil ||= primary.at;
    const deadline = performance.now() + PATIENCE_MS;
    let found: State = 'away';
    for (;;) {
      const left = deadline - performance.now();
      const replica = await Promise.race([
        standing(this.orm, replicaStands).catch(() => null),
        wait(Math.max(left, 0), null, { ref: false }),
      ]);
      if (!replica) return found;
      if (!replica.isReplica || replica.system !== primary.system) return 'away';
      const isComplete = replica.position >= primary.position;
      this.#completeUntil = Math.max(this.#completeUntil, isComplete ? primary.at : replica.at);
      if (isComplete) return 'ready';
      found = 'behind';
      if (left < RETRY_MS) return found;
      await wait(RETRY_MS);
    }
  }
}

const standing = async (orm: MikroORM, statement: string): Promise<Stands> =>
  standsOf(await orm.em.getConnection().execute(statement));
