import { useCallback, useMemo } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { ColumnChoice } from '../../../shared/clinic/preferences.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { CalendarLanes } from '../bookings/calendar-search.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { usePreferences } from '../preferences/use-preferences.ts';
import { useResourceOptions } from '../resources/use-resource-options.ts';
import { inOrder } from './column-order.ts';
import { NO_ROOM } from './lane-of.ts';

const none: { value: string; facilityId: string }[] = [];

/** The columns that a day can have, in the user's order, and which of them they want to see (FD5). */
export const useColumnChoice = (lanes: CalendarLanes) => {
  const practitioners = usePractitionerOptions();
  const facilities = useFacilityOptions();
  const rooms = useResourceOptions('rooms');
  const { preferences, save } = usePreferences();
  const choice = preferences.columns[lanes];
  const known = { practitioner: practitioners, facility: facilities, room: rooms }[lanes];
  const options = useMemo(() => inOrder(known, choice), [known, choice]);

  const shownOf = useCallback(
    (bookings: BookingRow[]) => {
      const shown = options.filter(({ value }) => !choice.hidden.includes(value));
      // Somebody who has left the clinic, or a room that has gone, may still have bookings on this day.
      const former = bookings
        .flatMap(booking => booking[lanes] ?? [])
        .filter(({ id }) => options.every(({ value }) => value !== id))
        .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
      const others = new Map(former.map(({ id, name }) => [id, { value: id, label: name }]));
      // Always there, so that whatever has a room can be taken out of it.
      const roomless = lanes === 'room' ? [{ value: NO_ROOM, label: t('No room') }] : [];
      return [...shown, ...others.values(), ...roomless];
    },
    [options, choice, lanes],
  );

  const change = (next: (now: ColumnChoice) => Partial<ColumnChoice>) =>
    void save(({ columns }) => ({
      columns: { ...columns, [lanes]: { ...columns[lanes], ...next(columns[lanes]) } },
    }));
  return { options, rooms: lanes === 'room' ? rooms : none, choice, shownOf, change };
};
