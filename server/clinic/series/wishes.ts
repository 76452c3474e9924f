import type { z } from 'zod';
import type { SeriesEdit, SeriesMove } from '../../../shared/clinic/series.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { Service } from '../services/service.entity.ts';
import { cancelledTogether } from './cancel-series.ts';
import { plannedEdit } from './edit-series.ts';
import { plannedMove } from './move-series.ts';
import { bookingsOf } from './series-view.ts';
import type { WishedDate } from './taken-dates.ts';

/** What bookings of a series would take that change together, and so do not stand in each other's way. */
interface Wishes {
  wishes: WishedDate[];
  bookingIds: string[];
}

/** What a series would take that is moved. */
export const movedWishes = async (em: ClinicEm, input: z.output<typeof SeriesMove>): Promise<Wishes> => {
  const { moves } = await plannedMove(em, input);
  return wishesFor(em, moves, { practitionerId: input.practitionerId });
};

/** What a series would take again whose cancellation is taken back. */
export const cancelledWishes = async (
  em: ClinicEm,
  input: { id: string; version: number },
): Promise<Wishes> => {
  const series = await findVersion(em, Series, input);
  const cancelled = cancelledTogether(series, await bookingsOf(em, series));
  return wishesFor(
    em,
    cancelled.map(booking => ({ booking, startsAt: booking.startsAt, endsAt: booking.endsAt })),
  );
};

/** What a series would take that is edited. */
export const editedWishes = async (em: ClinicEm, input: z.output<typeof SeriesEdit>): Promise<Wishes> => {
  const { edits } = await plannedEdit(em, input);
  return wishesFor(em, edits, { serviceId: input.serviceId });
};

const wishesFor = async (
  em: ClinicEm,
  moves: { booking: Booking; startsAt: Date; endsAt: Date }[],
  other: { practitionerId?: string | undefined; serviceId?: string | undefined } = {},
): Promise<Wishes> => {
  const wishes: WishedDate[] = [];
  for (const { booking, startsAt, endsAt } of moves) {
    const isOther = other.serviceId !== undefined && other.serviceId !== booking.service.id;
    wishes.push({
      ...(!isOther && { busyUntil: new Date(+endsAt + booking.buffer()), seats: booking.seats }),
      ...{ date: String(booking.seriesDate), startsAt, endsAt },
      service: await em.findOneOrFail(
        Service,
        { id: other.serviceId ?? booking.service.id },
        { filters: { live: false } },
      ),
      practitionerId: other.practitionerId ?? booking.practitioner.id,
      ...{ patientId: booking.patient.id, facilityId: booking.facility.id },
      things: [booking.room?.id, booking.device?.id].filter(id => id !== undefined),
    });
  }
  return { wishes, bookingIds: moves.map(({ booking }) => booking.id) };
};
