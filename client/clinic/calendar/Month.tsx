import { Paper, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import type { CalendarSearch } from '../bookings/calendar-search.ts';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { PatientName } from '../patient-names/PatientName.tsx';

/** More would make a day higher than the others. */
const MOST_SHOWN = 3;

type Props = {
  date: string;
  from: string;
  days: number;
  bookings: BookingRow[] | undefined;
  search: CalendarSearch;
};

/** A month by its days: how many bookings each has, and the first of them. A day leads to itself. */
export const Month = ({ date, from, days, bookings, search }: Props) => {
  const formats = useFormats();
  // A day without numbers would look free (FD1).
  if (!bookings) return <Skeleton h={620} aria-busy="true" />;
  const standing = bookings.filter(({ status }) => status !== 'cancelled');
  const byDay = Map.groupBy(standing, ({ startsAt }) => formats.toWall(startsAt).slice(0, 10));
  const weeks = Array.from({ length: days / 7 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(from, week * 7 + day)),
  );
  return (
    <Paper className="month">
      <table>
        <thead>
          <tr>
            {weeks[0]?.map(day => (
              <th key={day} scope="col">
                {formats.weekday(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr key={week[0]}>
              {week.map(day => (
                <td
                  key={day}
                  data-outside={day.slice(0, 7) !== date.slice(0, 7) || undefined}
                  data-today={day === formats.today() || undefined}
                >
                  <Day day={day} bookings={byDay.get(day) ?? []} search={search} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  );
};

type DayProps = { day: string; bookings: BookingRow[]; search: CalendarSearch };

const Day = ({ day, bookings, search }: DayProps) => {
  const formats = useFormats();
  const namesakes = namesakesOf(bookings);
  return (
    <Link to="/calendar" search={{ ...search, view: 'day', date: day }} className="month-day">
      <VisuallyHidden>
        {t('{days}, {count, plural, one {# booking} other {# bookings}}', {
          days: formats.fullDay(day),
          count: bookings.length,
        })}
      </VisuallyHidden>
      <span className="month-date numeric" aria-hidden>
        {Number(day.slice(8))}
      </span>
      {bookings.slice(0, MOST_SHOWN).map(({ id, startsAt, patient, service }) => (
        <Text key={id} span size="xs" truncate className="month-booking" visibleFrom="sm">
          <span className="month-mark" style={{ background: `var(--mantine-color-${service.color}-6)` }} />
          <span className="numeric">{formats.time(startsAt)}</span>{' '}
          <PatientName {...{ patient, namesakes }} />
        </Text>
      ))}
      {bookings.length > MOST_SHOWN && (
        <Text span size="xs" c="dimmed" visibleFrom="sm">
          {t('and {count} more', { count: bookings.length - MOST_SHOWN })}
        </Text>
      )}
      {bookings.length > 0 && (
        <Text span size="xs" fw={600} hiddenFrom="sm" className="month-count numeric" aria-hidden>
          {bookings.length}
        </Text>
      )}
    </Link>
  );
};
