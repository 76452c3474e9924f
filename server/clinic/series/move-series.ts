import { ref } from '@mikro-orm/core';
import type { z } from 'zod';
import type { SeriesMove } from '../../../shared/clinic/series.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { moveTo } from '../bookings/move.ts';
import { startOf } from './dates/occurrences.ts';
import { withOneReason } from './refused-series.ts';
import { toComeFrom } from './series-scope.ts';
import { bookingsOf } from './series-view.ts';
import { splitSeries } from './split-series.ts';

type Wish = z.output<typeof SeriesMove>;

/** What moves of a series and to when; what was moved or edited alone stays where it is (S18). */
export const plannedMove = async (em: ClinicEm, input: Wish) => {
  const series = await findVersion(em, Series, input);
  const bookings = await bookingsOf(em, series);
  const toCome = toComeFrom(bookings, input.from);
  const moving = toCome.filter(({ changedAlone }) => !changedAlone);
  if (moving.length === 0) throw new Refusal('Each of these bookings was changed alone, and stays as it is.');
  const { timeZone } = await series.facility.loadOrFail({ filters: { live: false } });
  const daysLater = series.daysLater + input.days;
  const moves = moving.map(booking => {
    const startsAt = startOf(String(booking.seriesDate), daysLater, input.time, timeZone);
    return { booking, startsAt, endsAt: new Date(+startsAt + +booking.endsAt - +booking.startsAt) };
  });
  return { series, bookings, toCome, moves, daysLater };
};

/** Moves what is to come of a series, all together or not at all. Where earlier dates stay, the rest becomes a series of its own. */
export const moveSeries = async (em: ClinicEm, input: Wish) => {
  const { series, bookings, toCome, moves, daysLater } = await plannedMove(em, input);
  const { practitionerId, despite, time } = input;
  const alongside = new Set(moves.map(({ booking }) => booking.id));
  await withOneReason(
    moves,
    ({ booking }) => String(booking.seriesDate),
    ({ booking, startsAt, endsAt }) =>
      moveTo(em, booking, { startsAt, endsAt, practitionerId, despite }, alongside),
  );
  const cut = input.from && String(toCome[0]?.seriesDate);
  const moved = (cut ? splitSeries(em, { series, bookings }, cut) : undefined) ?? series;
  Object.assign(moved, { time, daysLater });
  const own = moved === series ? bookings : bookings.filter(booking => isFrom(booking, String(cut)));
  if (moved !== series) for (const booking of own) booking.series = ref(moved);
  const changed = moves.length;
  return { series: moved, bookings: own, changed, kept: toCome.length - changed };
};

const isFrom = ({ seriesDate }: Booking, cut: string): boolean => String(seriesDate) >= cut;
