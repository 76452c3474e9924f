import type { EntityMetadata } from '@mikro-orm/core';
import { type RawQueryFragment, raw, type SqlEntityManager } from '@mikro-orm/postgresql';
import { actorOf } from '../records/actor.ts';
import type { ClinicEm } from './as-actor.ts';

/** The part of a QueryBuilder that is needed here, whatever it selects. */
interface Query {
  readonly mainAlias: { meta: EntityMetadata };
  andWhere(condition: RawQueryFragment): unknown;
  getFormattedQuery(): string;
}

/** Builds a query of the clinic's rows, filters applied. */
export type Build = (em: Pick<ClinicEm, 'createQueryBuilder'>) => Promise<Query>;

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
 * Statements that MikroORM builds once for each form, because building one costs more than running it; a call only fills
 * in its clinic and its values. `key` tells apart what is built, besides the texts of the conditions.
 */
export const builtOnce = () => {
  const forms = new Map<string, Form>();
  return async (
    of: ClinicEm,
    key: string,
    conditions: RawQueryFragment[],
    build: Build,
  ): Promise<{ sql: string; meta: EntityMetadata }> => {
    const em = of as SqlEntityManager;
    const name = [key, ...conditions.map(({ sql }) => sql)].join('\n');
    const form = forms.get(name) ?? (await formOf(em, conditions, build));
    if (forms.size >= MOST_FORMS) forms.clear();
    forms.set(name, form);
    const values = conditions.flatMap(({ params }) => params);
    const { tenantId } = actorOf(em);
    // Every other piece is the name of a hole.
    const filled = form.pieces.map((piece, at) =>
      at % 2 ? em.getPlatform().quoteValue(piece === 'clinic' ? tenantId : values[Number(piece)]) : piece,
    );
    return { sql: filled.join(''), meta: form.meta };
  };
};

const formOf = async (em: SqlEntityManager, conditions: RawQueryFragment[], build: Build): Promise<Form> => {
  const blank = em.fork();
  // Nothing else of whoever happens to be first: a filter that read more would keep it for everybody.
  blank.setFilterParams('tenant', { tenantId: hole('clinic') });
  const query = await build(blank);
  let holes = 0;
  const opened = (params: readonly unknown[]) => params.map(() => hole(holes++));
  for (const { sql, params } of conditions) query.andWhere(raw(sql, opened(params)));
  return { pieces: query.getFormattedQuery().split(HOLES), meta: query.mainAlias.meta };
};
