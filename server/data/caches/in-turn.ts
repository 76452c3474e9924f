import pg from 'pg';

/** A connection whose statements wait for each other: pg 9 will refuse the second that is asked for meanwhile. */
export class InTurn extends pg.Client {
  #last: Promise<unknown> = Promise.resolve();

  /** Sends the statement once all that were asked for before are answered, or have failed. */
  ask(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    const asked = this.#last.then(() => this.query(text, values));
    this.#last = asked.catch(() => undefined);
    return asked;
  }
}
