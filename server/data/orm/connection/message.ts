import type { Connection, FieldDef, PoolClient, Submittable } from 'pg';

type Row = Record<string, unknown>;

/** What the database says to one statement. */
export interface Answer {
  /** The command tag, such as `SELECT` or `ROLLBACK`. */
  command: string;
  rowCount: number;
  rows: Row[];
}

interface Column {
  name: string;
  parse: (text: string) => unknown;
}

/** Several statements on one line of the simple query protocol: the database answers one after the other, until one fails. */
export class Message implements Submittable {
  readonly statements: string[];
  /** What was answered so far. */
  readonly answers: Answer[] = [];
  /** Whether it left for the database, which may have done it even if no answer came. */
  isSent = false;
  readonly #client: PoolClient;
  readonly #place: number;
  readonly #awaited = Promise.withResolvers<Answer | undefined>();
  readonly #all = Promise.withResolvers<Answer[]>();
  #columns: Column[] = [];
  #rows: Row[] = [];
  #unreadable: unknown;

  /** `awaited` is the place of the statement whose answer is waited for before all are there. */
  constructor(client: PoolClient, statements: string[], awaited = 0) {
    this.#client = client;
    this.statements = statements;
    this.#place = awaited;
    // Whoever waits hears of it; not everybody waits for both.
    this.#awaited.promise.catch(() => undefined);
    this.#all.promise.catch(() => undefined);
  }

  /** Settles with that statement, or with an error before it, whatever becomes of those after it. */
  get awaited(): Promise<Answer | undefined> {
    return this.#awaited.promise;
  }

  /** Settles when the connection is free again. */
  get all(): Promise<Answer[]> {
    return this.#all.promise;
  }

  /** Joined by lines, so that a comment at the end of one cannot hide the next. */
  get text(): string {
    return this.statements.join(';\n');
  }

  submit(connection: Connection): void {
    this.isSent = true;
    connection.query(this.text);
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: this.#client.getTypeParser(dataTypeID, 'text'),
    }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const row: Row = {};
    try {
      for (const [index, { name, parse }] of this.#columns.entries()) {
        const text = fields[index] ?? null;
        row[name] = text === null ? null : parse(text);
      }
      this.#rows.push(row);
    } catch (error) {
      this.#unreadable ??= error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const [command = '', ...counts] = text.split(' ');
    const answer = { command, rowCount: Number(counts.at(-1) ?? 0), rows: this.#rows };
    this.#rows = [];
    this.answers.push(answer);
    if (this.answers.length > this.#place) this.#awaited.resolve(answer);
  }

  handleEmptyQuery(): void {}

  handleCopyInResponse({ stream }: Connection): void {
    // Nobody copies; the database then says so in an error (CopyFail without a reason).
    stream.write(Buffer.from([0x66, 0, 0, 0, 5, 0]));
  }

  handleCopyData(): void {}

  handleError(error: unknown): void {
    this.#awaited.reject(error);
    this.#all.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#unreadable) return this.handleError(this.#unreadable);
    this.#awaited.resolve(undefined);
    this.#all.resolve(this.answers);
  }
}
