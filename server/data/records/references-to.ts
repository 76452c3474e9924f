import { type EntityClass, type EntityManager, ReferenceKind } from '@mikro-orm/core';
import { isTenantScoped } from './records.ts';

/** Rows of one kind, and the relation by which they belong to another one. */
export interface Reference {
  entity: EntityClass<{ id: string; deletedAt?: Date | null }>;
  name: string;
  tableName: string;
  column: string;
  property: string;
}

/** Every relation of the clinic's rows that leads to a kind of record; asked of the entities, so that none is forgotten (P1). */
export const referencesTo = (
  em: Pick<EntityManager, 'getMetadata'>,
  target: EntityClass<object>,
): Reference[] =>
  [...em.getMetadata()]
    .filter(meta => !meta.abstract && isTenantScoped(meta))
    .flatMap(meta =>
      meta.relations
        .filter(({ kind, targetMeta }) => kind === ReferenceKind.MANY_TO_ONE && targetMeta?.class === target)
        .map(({ name, ownColumns }) => ({
          entity: meta.class as Reference['entity'],
          name: meta.className,
          tableName: meta.tableName,
          property: name,
          column: ownColumns.at(-1) ?? name,
        })),
    );
