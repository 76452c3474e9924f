import type { RawQueryFragment, SqlEntityManager } from '@mikro-orm/postgresql';
import type { ClinicEm } from '../orm/as-actor.ts';
import { type Build, builtOnce } from '../orm/built-once.ts';
import { actorOf } from '../records/actor.ts';
import { type Order, sorted } from './page.ts';
import { inTrash } from './trash.ts';

/** What the rows of one call must be like, and how many of them are wanted in which order. */
interface Wanted {
  conditions: RawQueryFragment[];
  order: Order;
  limit: number;
  trashed?: boolean | undefined;
}

type Query = Awaited<ReturnType<Build>> &
  Parameters<typeof inTrash>[0] & { orderBy(order: Record<string, 'asc' | 'desc'>[]): unknown };

/** Plain rows of a query, or of its trash, which never enter the unit of work. */
export const rowsOf = <Row extends object>(select: (em: Parameters<Build>[0]) => Query) => {
  const statementOf = builtOnce();
  return async (of: ClinicEm, { conditions, order, limit, trashed = false }: Wanted): Promise<Row[]> => {
    const em = of as SqlEntityManager;
    const key = JSON.stringify([trashed, order]);
    const { sql, meta } = await statementOf(em, key, conditions, async blank => {
      const query = select(blank);
      await inTrash(query, trashed);
      query.orderBy(sorted(order));
      return query;
    });
    const rows = await em.execute<object[]>(`${sql} limit ${limit}`);
    // What is sealed opens by the key of its row, of which few queries select the clinic.
    const clinic = { tenant_id: actorOf(em).tenantId };
    return rows.map(row => {
      const keyed: object = { ...clinic, ...row };
      return em.getDriver().mapResult<Row>(keyed, meta) as Row;
    });
  };
};

/** The id in the key of another record that a plain row names, in which the clinic comes first. */
export const idOf = (key: unknown): string => String([key].flat().at(-1));
