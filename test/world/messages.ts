import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';

/** The messages that reach the database through these planes while `work` runs, by their text. */
export const messagesOf = async (
  orms: Pick<MikroORM, 'em'>[],
  work: () => Promise<unknown>,
): Promise<string[]> => {
  const seen: string[] = [];
  const listen = (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Reflect.set(client, 'query', (...given: unknown[]) => {
      const [first] = given;
      seen.push(typeof first === 'object' && first && 'text' in first ? String(first.text) : String(first));
      return query(...given);
    });
  };
  const forget = (_error: unknown, client: pg.PoolClient) => Reflect.deleteProperty(client, 'query');
  const pools = await Promise.all(orms.map(({ em }) => em.getConnection().getNativeClient()));
  for (const pool of pools) pool.on('acquire', listen).on('release', forget);
  try {
    await work();
  } finally {
    for (const pool of pools) pool.off('acquire', listen).off('release', forget);
  }
  return seen;
};
