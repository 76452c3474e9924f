import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { security } from '../../access/settings/security-of.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { entriesOfSeal } from './entries.ts';
import { retiredIn, retireSpan, yearsAfter } from './retired-spans.ts';
import { Entry, entryFaults, forgeries, Sealed, sealsAfter } from './seal-faults.ts';

/** Seals of one span. */
const AT_ONCE = 500;

/** Where entries are older than the clinic keeps them. */
export const overdueTrails = (): WorkToFind => ['clinics_to_retire'];

/**
 * Retires the next seals of a clinic whose entries are older than it keeps them: signs that they were too old, after which a function
 * of the database removes them (AUD-4). What does not fit its seal stays, for somebody to look at. Answers whether there may be more.
 */
export const retireTrail = (planes: Planes, { id: tenantId }: { id: string }): Promise<boolean> =>
  asActor(planes, systemActor(tenantId, 'trails.retire'), async em => {
    const { auditYears: years } = (await settingsOf(em, security)).values;
    const { spans, upTo, faults } = await retiredIn(em, planes.sealKey);
    if (faults.length > 0) return false;
    const at = new Date();
    const seals = await inClinic(em, Sealed, sealsAfter, [upTo, AT_ONCE]);
    const old: Sealed[] = [];
    for (const seal of seals) {
      const isOld = yearsAfter(seal.until, years) <= at;
      if (!isOld || forgeries(planes.sealKey, seal, undefined).length > 0) break;
      const entries = await inClinic(em, Entry, entriesOfSeal, [seal.id]);
      if (entryFaults(seal, entries, 0).length > 0) break;
      old.push(seal);
    }
    const last = old.at(-1);
    if (!last) return false;
    const until = new Date(Math.max(...old.map(seal => +seal.until)));
    retireSpan(em, { tenantId, number: spans + 1, at, upTo: last.number, until, years }, planes.sealKey);
    return old.length === AT_ONCE;
  }).catch((error: unknown) => {
    if (error instanceof UniqueConstraintViolationException) return false;
    throw error;
  });
