import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { DAY } from '../../../shared/durations.ts';
import { isIncluded, type Package } from '../../../shared/permissions.ts';
import type { ClinicAtWork, WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { morningOf } from '../daily-reports/morning.ts';
import { ComplianceRecord } from './compliance-record.entity.ts';
import { ComplianceReminder, type ReminderStep } from './compliance-reminder.entity.ts';

/** Records of one clinic at a time, so that a large one keeps nobody waiting. */
const AT_ONCE = 50;

const BEGUN = 'r.expires_on - r.remind_days_before <= ?::date';
const STEP = `case when r.expires_on < ?::date then 'expired' else 'expiring' end`;

/** What is due and was not reminded of, rather than what this day holds: a morning that was missed is made up for the next day. */
const due = `
  select r.id from clinic.compliance_records r
  where ${BEGUN} and r.deleted_at is null
    and not exists (select from clinic.compliance_records n
      where n.tenant_id = r.tenant_id and n.renews_id = r.id and n.deleted_at is null)
    and not exists (select from clinic.compliance_reminders m where m.tenant_id = r.tenant_id and m.record_id = r.id
      and m.expires_on = r.expires_on and m.step = ${STEP})
  order by r.expires_on, r.id limit ${AT_ONCE}`;

/** Where something expires, or did: by the date where it begins first, so that no clinic is left out whose day has come. */
export const complianceToRemindOf = (now = Date.now()): WorkToFind => [
  'clinics_with_compliance_due',
  new Date(now + DAY).toISOString().slice(0, 10),
];

/**
 * Reminds those whom it concerns of the next records of a clinic that expire or have expired, in the morning by its own clock; answers
 * whether there may be more. What was written says who is told and how, as with all that is new (`sources.ts`): its holder and whoever
 * leads the clinic, under the bell and by letter as they chose.
 *
 * The records are held meanwhile and looked up after that, so that of any number of processes one writes each reminder; the database
 * would refuse a second one.
 */
export const remindOfCompliance = async (
  planes: Planes,
  clinic: Pick<ClinicAtWork, 'id' | 'timeZone'> & Package,
  now = Date.now(),
): Promise<boolean> => {
  const day = morningOf(now, clinic.timeZone)?.day;
  if (!day || !isIncluded('compliance:read', clinic)) return false;
  return asActor(planes, systemActor(clinic.id, 'complianceRecords.remind'), async em => {
    const dueIds = async () =>
      (await inClinic(em, z.object({ id: z.string() }), due, [day, day])).map(({ id }) => id);
    const found = await dueIds();
    // Those that somebody is just changing, renewing or reminding of are left for the next time.
    const held = await em.find(
      ComplianceRecord,
      { id: { $in: found } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    const still = new Set(held.length > 0 ? await dueIds() : []);
    for (const record of held) {
      const { expiresOn } = record;
      if (!expiresOn || !still.has(record.id)) continue;
      const step: ReminderStep = expiresOn < day ? 'expired' : 'expiring';
      em.create(ComplianceReminder, { record, step, expiresOn, at: new Date(now) });
    }
    return held.length === AT_ONCE;
  });
};
