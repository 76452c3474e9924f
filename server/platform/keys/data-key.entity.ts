import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'DataKey',
  schema: 'platform',
  tableName: 'data_keys',
  uniques: [{ name: 'data_keys_version_unique', properties: ['clinicId', 'version'] }],
  checks: [{ name: 'data_keys_version', expression: k => `${k.version} >= 0 and ${k.version} <= 1023` }],
  properties: {
    ...globalFields,
    clinicId: p.uuid().comment(WRITTEN_ONCE),
    /** Counts the keys of a clinic, from 1; 0 stands for what was there before there were keys, and is not sealed yet. */
    version: p.integer().comment(WRITTEN_ONCE),
    /** Tells whether a key is this one, and nothing of it. */
    fingerprint: p.text().comment(WRITTEN_ONCE),
    /** Since when nothing in the database is sealed with it; backups may be, so that it is kept. */
    drainedAt: p.datetime(3).nullable(),
    /** Since when it is in the key store no more, because the clinic was erased. */
    destroyedAt: p.datetime(3).nullable(),
  },
});

/** That a clinic has a data key, so that one is missed when it is gone; the key itself is in the key store. */
export class DataKey extends schema.class {}
schema.setClass(DataKey);
