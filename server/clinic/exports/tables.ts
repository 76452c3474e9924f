import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { Planes } from '../../data/orm/planes.ts';
import { isRecord, isTrail } from '../../data/records/records.ts';

/** Every record, setting and trail, so that a new kind takes part by itself; neither search indexes nor the outbox. */
export const exportedTables = ({ clinic }: Planes): EntityMetadata[] =>
  [...clinic.getMetadata()]
    .filter(meta => !meta.abstract && (isRecord(meta) || isTrail(meta)))
    .toSorted((a, b) => a.tableName.localeCompare(b.tableName));

/** The fields that hold what was entered or done: none that serve the database or hold a secret, not even as a hash. */
const exportedFields = ({ props }: EntityMetadata): EntityProperty[] =>
  props.filter(({ name, hidden, persist }) => name !== 'tenantId' && !hidden && persist !== false);

const columnOf = ({ ownColumns, fieldNames }: EntityProperty): string => (ownColumns ?? fieldNames)[0] ?? '';

/** A row of the unit of work by the names of its columns; of a key that leads to another record its id. */
export const exportedRow = (meta: EntityMetadata, row: object): Record<string, unknown> =>
  Object.fromEntries(
    exportedFields(meta).map(field => {
      const value: unknown = Reflect.get(row, field.name);
      return [columnOf(field), field.kind === ReferenceKind.MANY_TO_ONE ? [value].flat().at(-1) : value];
    }),
  );

export const exportedColumns = (meta: EntityMetadata): string[] => exportedFields(meta).map(columnOf);
