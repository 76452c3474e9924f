import type { EntityMetadata } from '@mikro-orm/core';
import { type RawQueryFragment, raw, type SqlEntityManager } from '@mikro-orm/postgresql';
import type { ClinicEm } from '../orm/as-actor.ts';
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

/** The part of a QueryBuilder that is needed here, whatever it selects. */
interface Query {
  readonly alias: string;
  readonly mainAlias: { meta: EntityMetadata };
  applyFilters(options: Record<string, boolean>): Promise<void>;
  andWhere(condition: RawQueryFragment): unknown;
  orderBy(order: Record<string, 'asc' | 'desc'>[]): unknown;
  getFormattedQuery(): string;
}

type Build = (em: Pick<ClinicEm, 'createQueryBuilder'>) => Query;

/** How a query reads: text and holes for the values of a call in turn, and what its columns are called. */
interface Form {
  pieces: string[];
  meta: EntityMetadata;
}

/** Stands for a value. No text of any call gets into a form, so nothing else in one looks like this. */
const hole = (of: number | 'clinic'): string => `\0${of}`;
const HOLES = /'\0(\w+)'/;

/** Searches of many words have forms of their own; nobody needs many of those at once. */
const MOST_FORMS = 200;

/**
 * The rows of a query that MikroORM builds once for each form of its conditions, because building it costs more than
 * asking; a call only fills in its clinic and its values. Plain rows, which never enter the unit of work.
 */
export const builtOnce = <Row extends object>(build: Build) => {
  const forms = new Map<string, Form>();
  return async (of: ClinicEm, wanted: Wanted): Promise<Row[]> => {
    const em = of as SqlEntityManager;
    const key = keyOf(wanted);
    const form = forms.get(key) ?? (await formOf(em, build, wanted));
    if (forms.size >= MOST_FORMS) forms.clear();
    forms.set(key, form);
    const values = wanted.conditions.flatMap(({ params }) => params);
    const { tenantId } = actorOf(em);
    // Every other piece is the name of a hole.
    const sql = form.pieces.map((piece, at) =>
      at % 2 ? em.getPlatform().quoteValue(piece === 'clinic' ? tenantId : values[Number(piece)]) : piece,
    );
    const rows = await em.execute<object[]>(`${sql.join('')} limit ${wanted.limit}`);
    return rows.map(row => em.getDriver().mapResult<Row>(row, form.meta) as Row);
  };
};

const keyOf = ({ conditions, order, trashed }: Wanted): string =>
  JSON.stringify([trashed, order, conditions.map(({ sql }) => sql)]);

const formOf = async (
  em: SqlEntityManager,
  build: Build,
  { conditions, order, trashed = false }: Wanted,
): Promise<Form> => {
  const blank = em.fork();
  blank.setFilterParams('tenant', { ...actorOf(em), tenantId: hole('clinic') });
  const query = build(blank);
  await inTrash(query, trashed);
  let holes = 0;
  for (const { sql, params } of conditions)
    query.andWhere(
      raw(
        sql,
        params.map(() => hole(holes++)),
      ),
    );
  query.orderBy(sorted(order));
  return { pieces: query.getFormattedQuery().split(HOLES), meta: query.mainAlias.meta };
};
