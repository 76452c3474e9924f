import { type RawQueryFragment, raw } from '@mikro-orm/postgresql';

interface Filterable {
  readonly alias: string;
  applyFilters(options: Record<string, boolean>): Promise<void>;
  andWhere(condition: RawQueryFragment): unknown;
}

/** Applies the clinic's filters to a list, and turns it to the trash when that is what was asked for. */
export const inTrash = async (query: Filterable, trashed: boolean): Promise<void> => {
  await query.applyFilters(trashed ? { live: false } : {});
  if (trashed) query.andWhere(raw(`${query.alias}.deleted_at is not null`));
};
