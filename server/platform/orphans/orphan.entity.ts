import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Orphan',
  schema: 'platform',
  tableName: 'orphans',
  indexes: [{ properties: ['createdAt'] }],
  properties: {
    ...globalFields,
    /** The table it comes from, such as `public.import_patients`. */
    relation: p.text().comment(WRITTEN_ONCE),
    /** Why it was one, in words. */
    why: p.text().comment(WRITTEN_ONCE),
    /** The row as JSON, sealed with keys of the installation: it belongs to no clinic that is known. */
    content: p.blob().hidden().comment(WRITTEN_ONCE),
  },
});

/** A row that belonged to nobody after a backfill, kept for ninety days in case somebody misses it (LIT-13). */
export class Orphan extends schema.class {}
schema.setClass(Orphan);
