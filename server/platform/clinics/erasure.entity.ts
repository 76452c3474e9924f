import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';

const schema = defineEntity({
  name: 'Erasure',
  schema: 'platform',
  tableName: 'erasures',
  uniques: [{ name: 'erasures_clinic_unique', properties: ['clinicId'] }],
  properties: {
    ...globalFields,
    clinicId: p.uuid(),
    slug: p.text(),
    name: p.text(),
    /** Who erased it, in words. */
    actor: p.text(),
    reason: p.text(),
    /** What ended with it. */
    ended: p.json<{ members: number; sessions: number }>(),
    /** Rows by table that nobody can read any more, but that are still stored. */
    remaining: p.json<Record<string, number>>(),
    /** The keys that were destroyed, by their fingerprints. */
    keys: p.json<{ version: number; fingerprint: string }[]>(),
    /** Columns that no key had sealed. */
    readable: p.json<string[]>(),
    /** Ed25519 over all of it, by the key that seals the trails. */
    signature: p.blob(),
  },
});

/** The certificate of an erasure: what ended, and what is still stored although nobody can read it. Insert-only. */
export class Erasure extends schema.class {}
schema.setClass(Erasure);
