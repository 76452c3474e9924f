import { randomUUID } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';

/** When it was asked for, and something that no other has. */
const newName = (): string =>
  `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z-${randomUUID().slice(0, 8)}`;

const schema = defineEntity({
  name: 'Backup',
  schema: 'platform',
  tableName: 'backups',
  // Of two that begin at once one goes on.
  uniques: [{ name: 'backups_one_at_a_time', properties: ['clinicId'], where: { finishedAt: null } }],
  indexes: [{ properties: ['clinicId', 'createdAt'] }],
  properties: {
    ...globalFields,
    clinicId: p.uuid(),
    /** Of its folder, within that of the clinic. */
    name: p.text().onCreate(newName),
    /** Who asked for it, in words. */
    actor: p.text(),
    /** Null while it is only asked for. */
    startedAt: p.datetime(3).nullable(),
    /** The last sign of life of whoever writes it. */
    seenAt: p.datetime(3).onCreate(() => new Date()),
    finishedAt: p.datetime(3).nullable(),
    /** Why there is none: a code such as `ENOSPC`, a sentence of ours, or `interrupted`. */
    failure: p.text().nullable(),
    bytes: p.bigint('number').default(0),
    rows: p.integer().default(0),
    /** When it was restored on trial the last time, and found to be what was backed up. */
    verifiedAt: p.datetime(3).nullable(),
    /** When its files were removed, because there are enough newer ones or the clinic was erased. */
    removedAt: p.datetime(3).nullable(),
  },
});

/** One run that backed up a clinic (OPS-1); it is offered once it is finished without a failure, and until it is removed. */
export class Backup extends schema.class {}
schema.setClass(Backup);
