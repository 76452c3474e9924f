import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { PatientName } from '../patient-names/PatientName.tsx';
import { bookingStatuses } from './booking-words.ts';
import type { CalendarSearch } from './calendar-search.ts';

type Props = {
  bookings: BookingRow[];
  /** Groups the list under a heading per day. */
  withDate?: boolean;
  withoutPatient?: boolean;
  /** What the calendar shows besides the opened booking. */
  search?: CalendarSearch;
};

/** Bookings as an agenda: time, colour of the service, who and what. */
export const BookingList = ({ bookings, withDate, withoutPatient, search }: Props) => {
  const formats = useFormats();
  const thisYear = formats.today().slice(0, 4);
  const namesakes = namesakesOf(bookings);
  const dayOf = (booking: BookingRow | undefined) => booking && formats.toWall(booking.startsAt).slice(0, 10);

  return (
    <ul className="agenda">
      {bookings.map((booking, index) => {
        const { id, startsAt, endsAt, status, patient, service, practitioner } = booking;
        const date = dayOf(booking);
        const isFirstOfDay = withDate && date !== dayOf(bookings[index - 1]);
        return (
          <Fragment key={id}>
            {isFirstOfDay && (
              <Text component="li" size="sm" fw={650} className="agenda-day">
                {date && date.slice(0, 4) !== thisYear ? formats.fullDay(date) : formats.day(startsAt)}
              </Text>
            )}
            <li>
              <Link
                to="/calendar"
                search={{ date, ...search, bookingId: id }}
                className="agenda-row"
                data-status={status}
              >
                <Text span size="sm" className="agenda-time numeric" data-clock={formats.clock}>
                  {formats.span(startsAt, endsAt)}
                </Text>
                <span
                  className="agenda-mark"
                  style={{ background: `var(--mantine-color-${service.color}-6)` }}
                />
                <span className="agenda-body">
                  <Text span size="sm" fw={600} display="block" truncate>
                    {withoutPatient ? service.name : <PatientName {...{ patient, namesakes }} />}
                  </Text>
                  <Text span size="xs" c="dimmed" display="block" truncate>
                    {withoutPatient ? practitioner.name : `${service.name} · ${practitioner.name}`}
                  </Text>
                </span>
                <Status {...bookingStatuses[status]} />
              </Link>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
};
