import { useMemo } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import type { CalendarLanes } from '../bookings/calendar-search.ts';
import { useColumnChoice } from '../calendar-columns/use-column-choice.ts';
import type { Column } from '../calendar-time/column.ts';
import { inLanes } from '../calendar-time/day-lanes.ts';
import { pieceOn, wallSpanOf } from '../calendar-time/wall-span.ts';

type Shown = {
  dates: string[];
  practitionerId: string | undefined;
  facilityId: string | undefined;
  lanes: CalendarLanes;
  bookings: BookingRow[];
};

/** The columns of the grid: the days of one practitioner, or one day of each practitioner or facility in the user's order (FD5). */
export const useColumns = ({ dates, practitionerId, facilityId, lanes, bookings }: Shown): Column[] => {
  const { zone, shortDay, fullDay } = useFormats();
  const { options, shownOf } = useColumnChoice(lanes);
  const days = dates.join();

  // The cancelled ones have left their place.
  const spans = useMemo(
    () =>
      bookings
        .filter(({ status }) => status !== 'cancelled')
        .map(booking => ({ booking, span: wallSpanOf(booking.startsAt, booking.endsAt, zone) })),
    [bookings, zone],
  );

  return useMemo(() => {
    const dates = days.split(',');
    const isWeek = dates.length > 1;
    const names = new Map(options.map(({ value, label }) => [value, label]));

    const columnOf = (date: string, laneId: string | undefined, name: string): Column => {
      const placed = inLanes(
        spans.flatMap(({ booking, span }) => {
          const piece = !laneId || booking[lanes].id === laneId ? pieceOn(date, span) : undefined;
          return piece ? { booking, ...piece } : [];
        }),
      );
      const titles = isWeek ? { title: shortDay(date), name: fullDay(date) } : { title: name, name };
      return {
        ...{ date, lane: name, placed, ...titles },
        practitionerId: lanes === 'practitioner' ? laneId : practitionerId,
        facilityId: lanes === 'facility' ? laneId : undefined,
      };
    };

    if (isWeek || (practitionerId && lanes === 'practitioner')) {
      const former = bookings.find(({ practitioner }) => practitioner.id === practitionerId)?.practitioner;
      const name = names.get(practitionerId ?? '') ?? former?.name ?? 'Nobody';
      return dates.map(date => columnOf(date, practitionerId, name));
    }
    // What another facility does is not loaded, and an empty column would look free.
    const shown = shownOf(bookings).filter(
      ({ value }) => lanes !== 'facility' || !facilityId || value === facilityId,
    );
    return shown.map(({ value, label }) => columnOf(dates[0] ?? '', value, label));
  }, [days, spans, bookings, options, shownOf, lanes, practitionerId, facilityId, shortDay, fullDay]);
};
