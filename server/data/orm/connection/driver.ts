import type { Configuration } from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { CompiledQuery, type Driver, PostgresDialect, type TransactionSettings } from 'kysely';
import { type CustomTypesConfig, type Pool, type PoolClient, type PoolConfig, types } from 'pg';
import { FewMessages } from './connection.ts';
import { QuotingPlatform } from './platform.ts';

/** Is told how long each message to the database took. */
export type Timed = (seconds: number) => void;

/** Kysely's driver for `FewMessages`: what it does to a connection, on a pool of `pg`. */
class FewMessagesDriver implements Driver {
  readonly #pool: Pool;
  readonly #timed: Timed;
  readonly #connections = new WeakMap<PoolClient, FewMessages>();

  constructor(pool: Pool, timed: Timed) {
    this.#pool = pool;
    this.#timed = timed;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<FewMessages> {
    const client = await this.#pool.connect();
    const known = this.#connections.get(client);
    if (known) return known;
    const connection = new FewMessages(client, this.#timed);
    this.#connections.set(client, connection);
    return connection;
  }

  async beginTransaction(connection: FewMessages, settings: TransactionSettings): Promise<void> {
    connection.begin(settings);
  }

  async commitTransaction(connection: FewMessages): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: FewMessages): Promise<void> {
    await connection.rollback();
  }

  async savepoint(connection: FewMessages, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`));
  }

  async rollbackToSavepoint(connection: FewMessages, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint "${name}"`));
  }

  async releaseSavepoint(connection: FewMessages, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint "${name}"`));
  }

  async releaseConnection(connection: FewMessages): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

class FewMessagesDialect extends PostgresDialect {
  readonly #pool: Pool;
  readonly #timed: Timed;

  constructor(pool: Pool, timed: Timed) {
    super({ pool });
    this.#pool = pool;
    this.#timed = timed;
  }

  override createDriver(): Driver {
    return new FewMessagesDriver(this.#pool, this.#timed);
  }
}

const BIGINT = types.builtins.INT8;

const exactly = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new RangeError('A bigint of the database is no exact number here.');
  return number;
};

/** A bigint is a number in plain rows as well: `pg` makes a text of it, which an entity would turn into a number. */
const withNumbers = (given: CustomTypesConfig = types): CustomTypesConfig => ({
  getTypeParser: (oid, format) =>
    oid === BIGINT && format !== 'binary' ? exactly : given.getTypeParser(oid, format),
});

class FewMessagesConnection extends PostgreSqlConnection {
  readonly #timed: Timed;

  constructor(config: Configuration, timed: Timed) {
    super(config);
    this.#timed = timed;
  }

  override mapOptions(overrides: PoolConfig): PoolConfig {
    const options = super.mapOptions(overrides);
    return { ...options, types: withNumbers(options.types) };
  }

  override createKyselyDialect(options: PoolConfig): PostgresDialect {
    let pool: Pool | undefined;
    const onPoolCreated = (created: Pool) => {
      pool = created;
    };
    super.createKyselyDialect({ ...options, ...{ onPoolCreated } });
    if (!pool) throw new Error('MikroORM made no pool.');
    return new FewMessagesDialect(pool, this.#timed);
  }
}

/** MikroORM's driver for PostgreSQL on connections of ours, which writes texts into SQL so that they stay there. */
export class FewMessagesPostgreSqlDriver extends PostgreSqlDriver {
  protected override readonly connection: PostgreSqlConnection;
  protected override readonly platform = new QuotingPlatform();
  /** Whoever measures, if somebody does. */
  readonly timed: Timed | undefined;

  constructor(config: Configuration) {
    super(config);
    this.connection = new FewMessagesConnection(config, seconds => this.timed?.(seconds));
  }
}
