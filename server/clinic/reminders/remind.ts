import { z } from 'zod';
import { HOUR } from '../../../shared/durations.ts';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { sparingOthers } from './sparing-others.ts';
import {
  bookingsToTellOf,
  type ClinicFacts,
  placesOf,
  takeTurn,
  wantedLetters,
  writeNotice,
} from './write-notice.ts';

/** Patients are reminded a day ahead, by a run each hour (LIT-9) … */
const EARLIEST_MS = 25 * HOUR;
/** … and whoever was missed by it, or booked later, up to two hours ahead (S41). */
const LATEST_MS = 2 * HOUR;

/** What is due and was not sent, rather than what this hour holds; a booking that was moved is due again. */
const due = `
  select b.id from clinic.bookings b join clinic.patients p on p.tenant_id = b.tenant_id and p.id = b.patient_id
  where b.starts_at > ? and b.starts_at <= ? and b.status in ('pending', 'confirmed') and b.deleted_at is null
    and p.email is not null and p.deleted_at is null and p.status <> 'deceased'
    and p.contact_consent <> 'refused'
    and not exists (select from clinic.patient_notices n where n.tenant_id = b.tenant_id and n.booking_id = b.id
      and n.kind = 'reminder' and n.starts_at = b.starts_at)
    and b.id::text <> all (string_to_array(?, ' '))
  order by b.starts_at, b.id limit ?`;

const spanFrom = (now: number): [after: Date, until: Date] => [
  new Date(now + LATEST_MS),
  new Date(now + EARLIEST_MS),
];

/** Where somebody is to be reminded. */
export const reminders = (now = Date.now()): WorkToFind => ['clinics_to_remind', ...spanFrom(now)];

/**
 * Reminds the next patients of a clinic who are expected in a day; answers whether there may be more. Mark and mail are one
 * transaction, and the mark is unique: any number of processes may do this, at any time and again.
 */
export const remindSome = (planes: Planes, clinic: ClinicFacts, now = Date.now()): Promise<boolean> =>
  sparingOthers(({ atOnce, except, begin }) =>
    asActor(planes, systemActor(clinic.id, 'bookings.remind'), async em => {
      if (!(await wantedLetters(em)).mailReminders) return;
      const turn = await takeTurn(em);
      const params = [...spanFrom(now), except.join(' '), atOnce];
      const ids = (await inClinic(em, z.object({ id: z.string() }), due, params)).map(({ id }) => id);
      begin(ids);
      const bookings = await bookingsToTellOf(em, ids);
      const where = await placesOf(em, bookings, clinic);
      for (const booking of bookings)
        writeNotice(em, booking, { kind: 'reminder', upTo: null }, { clinic, where, ...turn });
    }),
  );
