import type { CompiledQuery, DatabaseConnection, QueryResult, TransactionSettings } from 'kysely';
import { DatabaseError, type PoolClient } from 'pg';
import { CommitUnknown, isLostConnection, Unanswered } from '../../../errors.ts';
import { asNew } from './as-new.ts';
import { type Answer, Message } from './message.ts';

interface Transaction {
  /** What opens it and was not sent yet, because there was nothing to say. */
  opening: string[];
  /** Entries of its trails, which go with the next statement or the commit, because nobody waits for their answer. */
  entries: string[];
  isReadOnly: boolean;
  /** The number the database gives one that may write, by which its outcome can be looked up (`expect-saved.ts`). */
  xid: string | undefined;
  /** Whether the database said anything since it began. */
  isAnswered: boolean;
  /** The message that should have opened it failed before it did, so that nothing more may be sent as a part of it. */
  isDoomed: boolean;
}

const ASK_XID = 'select pg_current_xact_id() as xid';

/** MikroORM puts the signed context at the start of a transaction this way, and reads no answer. */
const isContext = (sql: string): boolean => sql.startsWith("select set_config('app.");

/** What a change or a read of patients leaves behind; MikroORM reads no answer to it. */
const isEntry = (sql: string): boolean =>
  /^insert into "clinic"\."(audit|access)_entries" (?!.* returning )/s.test(sql);

/**
 * A connection on which a transaction costs few messages: `begin` and the signed context wait for the first statement
 * and go with it, entries of its trails wait for what comes after them, nobody waits for the commit of a transaction that
 * only read, and each end takes along what makes the connection as new.
 */
export class FewMessages implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #timed: (seconds: number) => void;
  #transaction: Transaction | null = null;
  #isNew = true;
  #isLost = false;

  constructor(client: PoolClient, timed: (seconds: number) => void) {
    this.#client = client;
    this.#timed = timed;
  }

  begin({ isolationLevel, accessMode }: TransactionSettings): void {
    const isolation = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    const isReadOnly = accessMode === 'read only';
    const begin = `begin${isolation}${accessMode ? ` ${accessMode}` : ''}`;
    this.#transaction = {
      opening: isReadOnly ? [begin] : [begin, ASK_XID],
      entries: [],
      isReadOnly,
      xid: undefined,
      isAnswered: false,
      isDoomed: false,
    };
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (parameters.length > 0)
      throw new Error('Values belong into the statement, where MikroORM writes them.');
    const transaction = this.#transaction;
    if (!transaction) return resultOf(await this.#alone(sql));
    if (transaction.isDoomed) throw aborted();
    if (transaction.opening.length > 0 && isContext(sql)) {
      transaction.opening.push(sql);
      return { rows: [] };
    }
    if (isEntry(sql)) {
      transaction.entries.push(sql);
      return { rows: [] };
    }
    return resultOf(await this.#within(transaction, sql));
  }

  /** Throws CommitUnknown when the connection is lost before the database said whether it committed. */
  async commit(): Promise<void> {
    const transaction = this.#end();
    if (!transaction || isEmpty(transaction)) return;
    if (transaction.isDoomed) throw aborted();
    const ahead = goingAhead(transaction);
    const message = this.#send([...ahead, 'commit', ...asNew], ahead.length);
    message.all.catch(error => {
      if (transaction.isReadOnly || message.answers.length > ahead.length || isLostConnection(error))
        this.#breakOff(error);
      // What failed before the commit is still to be rolled back.
      else if (message.answers.length < ahead.length) this.#transaction = transaction;
    });
    if (!transaction.isReadOnly) await committed(message, transaction.xid);
    this.#isNew = true;
  }

  /** Never fails: what cannot be rolled back is given up, and the database rolls it back itself. */
  async rollback(): Promise<void> {
    const transaction = this.#end();
    if (!transaction || transaction.opening.length > 0) return;
    const message = this.#send(['rollback', ...asNew]);
    message.all.catch(error => this.#breakOff(error));
    this.#isNew = true;
    await message.awaited.catch(() => undefined);
  }

  release(): void {
    if (!this.#isNew && !this.#isLost) this.#send(asNew).all.catch(error => this.#breakOff(error));
    this.#isNew = true;
    this.#client.release(this.#isLost);
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Answers are read as a whole.');
  }

  /** A statement outside of any transaction commits by itself. */
  async #alone(sql: string): Promise<Answer[]> {
    const message = this.#send([sql]);
    try {
      return await message.all;
    } catch (error) {
      throw /^\s*select\b/i.test(sql) ? error : unlessSaved(message, error);
    }
  }

  /** Sends the first statement of a transaction with what opens it, every other one alone. */
  async #within(transaction: Transaction, sql: string): Promise<Answer[]> {
    const { opening } = transaction;
    const ahead = goingAhead(transaction);
    const message = this.#send([...ahead, sql]);
    try {
      const answers = await message.all;
      transaction.isAnswered = true;
      transaction.xid ??= xidIn(answers, opening);
      return answers.slice(ahead.length);
    } catch (error) {
      if (message.answers.length < opening.length) transaction.isDoomed = true;
      const isSilent = !transaction.isAnswered && !(error instanceof DatabaseError);
      transaction.isAnswered = true;
      throw isSilent && isLostConnection(error) ? new Unanswered(error) : error;
    }
  }

  #end(): Transaction | null {
    const transaction = this.#transaction;
    this.#transaction = null;
    return transaction;
  }

  #send(statements: string[], awaited = 0): Message {
    this.#isNew = false;
    const began = performance.now();
    const message = this.#client.query(new Message(this.#client, statements, awaited));
    const told = () => this.#timed((performance.now() - began) / 1000);
    message.all.then(told, told);
    return message;
  }

  /** A connection that could not be made as new serves nobody any more; the pool tells the log. */
  #breakOff(cause: unknown): void {
    this.#isLost = true;
    this.#client.connection.stream.destroy(
      new Error('Connection terminated: it could not be made as new.', { cause }),
    );
  }
}

/** Whether it ends without the database ever having heard of it. */
const isEmpty = ({ opening, entries }: Transaction): boolean => opening.length > 0 && entries.length === 0;

/** What was held back, and goes now. */
const goingAhead = (transaction: Transaction): string[] => {
  const ahead = [...transaction.opening, ...transaction.entries];
  transaction.opening = [];
  transaction.entries = [];
  return ahead;
};

const xidIn = (answers: Answer[], opening: string[]): string | undefined => {
  const xid = answers[opening.indexOf(ASK_XID)]?.rows[0]?.xid;
  return typeof xid === 'string' ? xid : undefined;
};

/** As today's drivers do, several answers, which only an injected statement has, are none. */
const resultOf = <Row>(answers: Answer[]): QueryResult<Row> => {
  const [answer] = answers;
  if (!answer || answers.length > 1) return { rows: [] };
  const isChange = /^(INSERT|UPDATE|DELETE|MERGE)$/.test(answer.command);
  return {
    ...(isChange && { numAffectedRows: BigInt(answer.rowCount) }),
    rows: answer.rows as Row[],
  };
};

const aborted = (): Error =>
  Object.assign(new Error('The transaction failed before, so nothing of it is saved.'), { code: '25P02' });

/** The database answers a commit of what has failed with ROLLBACK, and with no error. */
const committed = async (message: Message, xid: string | undefined): Promise<void> => {
  try {
    const answer = await message.awaited;
    if (answer?.command !== 'COMMIT') throw aborted();
  } catch (error) {
    throw unlessSaved(message, error, xid);
  }
};

/** What became of a message that commits, when its connection was lost. */
const unlessSaved = (message: Message, error: unknown, xid?: string): unknown =>
  message.isSent && isLostConnection(error) ? new CommitUnknown(error, xid) : error;
