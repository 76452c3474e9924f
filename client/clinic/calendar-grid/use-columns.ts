import { useMemo } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { closedBetween } from '../availability/closed-times.ts';
import type { OpenTimesOf } from '../availability/use-open-times.ts';
import type { CalendarLanes } from '../bookings/calendar-search.ts';
import { laneOf, NO_ROOM } from '../calendar-columns/lane-of.ts';
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
  openTimes: OpenTimesOf | undefined;
};

/** The columns of the grid: the days of one practitioner, or one day of each practitioner, facility or room in the user's order (FD5). */
export const useColumns = (shown: Shown): Column[] => {
  const { dates, practitionerId, facilityId, lanes, bookings, openTimes } = shown;
  const { zone, shortDay, fullDay } = useFormats();
  const { options, rooms, shownOf } = useColumnChoice(lanes);
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
    const facilityOf = new Map(rooms.map(room => [room.value, room.facilityId]));

    const columnOf = (date: string, laneId: string | undefined, name: string): Column => {
      const placed = inLanes(
        spans.flatMap(({ booking, span }) => {
          const piece = !laneId || laneOf(booking, lanes) === laneId ? pieceOn(date, span) : undefined;
          return piece ? { booking, ...piece } : [];
        }),
      );
      // A facility and a room have no hours of their own.
      const open =
        lanes === 'practitioner' && laneId && openTimes ? (openTimes.get(laneId) ?? []) : undefined;
      const pieces = open?.flatMap(time => pieceOn(date, wallSpanOf(time.startsAt, time.endsAt, zone)) ?? []);
      const closed = pieces ? closedBetween(pieces) : [];
      const titles = isWeek ? { title: shortDay(date), name: fullDay(date) } : { title: name, name };
      return {
        ...{ date, lane: name, placed, closed, ...titles },
        practitionerId: lanes === 'practitioner' ? laneId : practitionerId,
        facilityId: lanes === 'facility' ? laneId : facilityOf.get(laneId ?? ''),
        roomId: lanes !== 'room' ? undefined : laneId === NO_ROOM ? null : laneId,
      };
    };

    if (isWeek || (practitionerId && lanes === 'practitioner')) {
      const former = bookings.find(({ practitioner }) => practitioner.id === practitionerId)?.practitioner;
      const name = names.get(practitionerId ?? '') ?? former?.name ?? t('Nobody');
      return dates.map(date => columnOf(date, practitionerId, name));
    }
    // What another facility does is not loaded, and an empty column would look free.
    const lanesShown = shownOf(bookings).filter(({ value }) => {
      const place = lanes === 'facility' ? value : facilityOf.get(value);
      return !facilityId || !place || place === facilityId;
    });
    return lanesShown.map(({ value, label }) => columnOf(dates[0] ?? '', value, label));
  }, [
    days,
    spans,
    bookings,
    options,
    rooms,
    shownOf,
    lanes,
    practitionerId,
    facilityId,
    shortDay,
    fullDay,
    openTimes,
    zone,
  ]);
};
