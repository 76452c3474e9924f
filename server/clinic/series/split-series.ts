import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { ruleDates } from './dates/rule-dates.ts';
import type { SeriesWithBookings } from './series-view.ts';

/**
 * Makes a series of its own of what a rule gives from a date on; undefined where nothing that is booked would stay behind, so
 * that no empty one does (S19).
 */
export const splitSeries = (
  em: ClinicEm,
  { series, bookings }: SeriesWithBookings,
  cut: string,
): Series | undefined => {
  const stays = bookings.some(({ seriesDate, status }) => String(seriesDate) < cut && status !== 'cancelled');
  const dates = ruleDates(series).map(String);
  const head = dates.filter(date => date < cut);
  const first = dates[head.length];
  if (!stays || !first) return undefined;
  const { patient, facility, frequency, interval, weekdays, monthDay, shortMonths, time, daysLater } = series;
  const isCancelled = series.cancelledFrom !== null && String(series.cancelledFrom) >= cut;
  const tail = em.create(Series, {
    ...{ patient, facility, frequency, interval, monthDay, shortMonths, time, daysLater },
    ...{ weekdays: [...weekdays], firstDate: first, count: dates.length - head.length },
    skipped: series.skipped.filter(date => date >= cut),
    // What was cancelled from there on goes along, and so does taking it back.
    ...(isCancelled && { cancelledAt: series.cancelledAt, cancelledFrom: series.cancelledFrom }),
  });
  series.count = head.length;
  series.skipped = series.skipped.filter(date => date < cut);
  if (isCancelled) Object.assign(series, { cancelledAt: null, cancelledFrom: null });
  return tail;
};
