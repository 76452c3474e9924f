import pg from 'pg';

/** Does what it is given one after the other, however many ask at once; one that fails keeps no other from its turn. */
export const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const asked = last.then(work);
    // Whoever asked hears of it.
    last = asked.catch(() => undefined);
    return asked;
  };
};

/** A connection whose statements wait for each other: pg 9 will refuse the second that is asked for meanwhile. */
export class InTurn extends pg.Client {
  readonly #turn = inTurn();

  ask(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    return this.#turn(() => this.query(text, values));
  }
}
