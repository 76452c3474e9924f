import { raw } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { PortalBookingPage, PortalBookings } from '../../../shared/clinic/portal.ts';
import { sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { shown, withPlaces } from './own-booking.ts';
import type { Portal } from './portal-door.ts';

const orders = {
  coming: sortedBy(['startsAt']),
  past: sortedBy(['startsAt'], { descending: true }),
} as const;

const select = rowsOf<{ id: string; startsAt: Date }>(em =>
  em.createQueryBuilder(Booking, 'r').select(['r.id', 'r.startsAt']),
);

/** The patient's bookings: those to come by when they are, those that were from the last one back. */
export const ownBookings = async (
  em: ClinicEm,
  portal: Portal,
  input: z.output<typeof PortalBookings>,
): Promise<z.input<typeof PortalBookingPage>> => {
  const order = orders[input.when];
  const conditions = [
    // The database shows no others; by the index they are found.
    raw('r.patient_id = ?', [portal.patient.id]),
    raw(input.when === 'coming' ? 'r.ends_at > now()' : 'r.ends_at <= now()'),
    ...fromCursor(order, input),
  ];
  const rows = await select(em, { conditions, order, limit: input.limit + 1 });
  const { items, nextCursor } = pageOf(rows, order, input);
  const ids = items.map(({ id }) => id);
  const bookings = await em.find(Booking, { id: { $in: ids } });
  bookings.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const where = await withPlaces(em, portal, bookings);
  return { items: bookings.map(booking => shown(portal, booking, where)), nextCursor };
};
