import type { z } from 'zod';
import type { SeriesEdit } from '../../../shared/clinic/series.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { edit } from '../bookings/edit.ts';
import { Service } from '../services/service.entity.ts';
import { withOneReason } from './refused-series.ts';
import { toComeFrom } from './series-scope.ts';
import { bookingsOf } from './series-view.ts';

type Wish = z.output<typeof SeriesEdit>;

/** What of a series is edited; what was moved or edited alone stays as it is (S18). */
export const plannedEdit = async (em: ClinicEm, input: Wish) => {
  const series = await findVersion(em, Series, input);
  const { serviceId, minutes } = input;
  // One that is no longer offered stays with what is booked.
  const service = serviceId
    ? await em.findOneOrFail(Service, { id: serviceId }, { filters: { live: false } })
    : undefined;
  const bookings = await bookingsOf(em, series);
  const seen = bookings.find(({ seriesDate }) => String(seriesDate) === input.date);
  if (!seen) throw new Refusal('{date} is no date of this series.', { date: input.date });
  const toCome = toComeFrom(bookings, input.from);
  const edited = toCome.filter(({ changedAlone }) => !changedAlone);
  if (edited.length === 0) throw new Refusal('Each of these bookings was changed alone, and stays as it is.');
  const length = (booking: Booking): number => {
    if (minutes) return minutes * MINUTE;
    const isOther = service !== undefined && service.id !== booking.service.id;
    return isOther ? service.durationMinutes * MINUTE : +booking.endsAt - +booking.startsAt;
  };
  const edits = edited.map(booking => ({
    booking,
    startsAt: booking.startsAt,
    endsAt: new Date(+booking.startsAt + length(booking)),
  }));
  return { series, bookings, toCome, edits, notesBefore: seen.notes ?? null };
};

/** Edits what is to come of a series, all together or not at all. */
export const editSeries = async (em: ClinicEm, input: Wish) => {
  const { series, bookings, toCome, edits, notesBefore } = await plannedEdit(em, input);
  const { serviceId, minutes, despite } = input;
  const changesSpan = serviceId !== undefined || minutes !== undefined;
  const takesNotes = ({ notes = null }: Booking) => input.notes !== undefined && notes === notesBefore;
  const changing = edits.filter(({ booking }) => changesSpan || takesNotes(booking));
  await withOneReason(
    changing,
    ({ booking }) => String(booking.seriesDate),
    ({ booking, endsAt }) => {
      const change = {
        ...(changesSpan && { serviceId, endsAt, despite }),
        ...(takesNotes(booking) && { notes: input.notes }),
      };
      return edit(em, booking, change, { isAlone: false });
    },
  );
  return { series, bookings, changed: changing.length, kept: toCome.length - changing.length };
};
