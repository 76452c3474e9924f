import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { MINUTE } from '../../../shared/durations.ts';
import type { Clinic } from '../../access/clinics/clinic.entity.ts';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { booking as bookingSettings } from '../settings/kinds.ts';

/** Bookings of one clinic at a time, so that a busy one keeps nobody waiting. */
const AT_ONCE = 50;
/** A clinic that switches the rule on has its last days tidied up, not its past. */
const REACH_MS = 7 * 24 * 60 * MINUTE;

const open = ['pending', 'confirmed'] as const;

/**
 * Whom nobody checked in. What anybody did to the booking since it began says that somebody looks after it: a no-show that
 * was taken back is not marked again (S26).
 */
const missed = `
  select b.id from clinic.bookings b
  where b.starts_at > ? and b.ends_at <= ? and b.status in ('pending', 'confirmed') and b.deleted_at is null
    and not exists (select from clinic.audit_entries e where e.tenant_id = b.tenant_id and e.entity_id = b.id
      and e.at >= b.starts_at and (e.actor_id is not null or e.grant_id is not null))
  order by b.starts_at, b.id limit ${AT_ONCE}`;

/** Where somebody did not come. */
export const noShows = (now = Date.now()): WorkToFind => [
  'clinics_with_no_shows',
  new Date(now - REACH_MS),
  new Date(now),
];

/**
 * Marks the next bookings of a clinic to which nobody came, where the clinic has that done; answers whether there may be
 * more. A booking that somebody is just changing is left for the next time.
 */
export const markSomeNoShows = (
  planes: Planes,
  { id: tenantId }: Pick<Clinic, 'id'>,
  now = Date.now(),
): Promise<boolean> =>
  asActor(planes, systemActor(tenantId, 'bookings.markMissed'), async em => {
    const { noShowAfterMinutes } = (await settingsOf(em, bookingSettings)).values;
    if (noShowAfterMinutes === 0) return false;
    const span = [new Date(now - REACH_MS), new Date(now - noShowAfterMinutes * MINUTE)];
    const ids = (await inClinic(em, z.object({ id: z.string() }), missed, span)).map(({ id }) => id);
    const bookings = await em.find(
      Booking,
      { id: { $in: ids }, status: { $in: [...open] } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    for (const booking of bookings) booking.markNoShow(new Date(now));
    return bookings.length === AT_ONCE;
  });
