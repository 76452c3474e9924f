import { Text } from '@mantine/core';
import type { TeamDay } from '../../../shared/clinic/availability.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';

type Props = {
  day: TeamDay;
  facilityId: string;
  isHoliday: boolean;
};

/** Open hours, time off and bookings of one practitioner on one day; the bookings lead to the calendar. */
export const DayAtAGlance = ({ day, facilityId, isHoliday }: Props) => {
  const { writeTime, longDate } = useFormats();
  const part = ({ from, to }: { from: string; to: string }) => `${writeTime(from)}–${writeTime(to)}`;
  const { practitioner, date, open, away, bookings } = day;
  const isAwayAllDay = away.some(({ from, to }) => from === '00:00' && to === '24:00');
  const isOff = open.length === 0 && away.length === 0;
  return (
    <>
      {open.map(hours => (
        <Text key={hours.from} size="sm" className="numeric" style={{ whiteSpace: 'nowrap' }}>
          {part(hours)}
        </Text>
      ))}
      {isAwayAllDay ? (
        <Text size="sm" className="team-away">
          {t('Away')}
        </Text>
      ) : (
        away.map(span => (
          <Text key={span.from} size="xs" className="team-away numeric">
            {t('Away {hours}', { hours: part(span) })}
          </Text>
        ))
      )}
      {isOff && (
        <Text size="sm" c="dimmed">
          {isHoliday ? t('Closed') : t('{what, select, other {Off}}', { what: 'hours' })}
        </Text>
      )}
      {bookings > 0 && (
        <AnchorLink
          to="/calendar"
          search={{ date, view: 'day', practitionerId: practitioner.id, facilityId }}
          size="xs"
          aria-label={t('{count, plural, one {# booking} other {# bookings}} of {name} on {date}', {
            count: bookings,
            name: practitioner.name,
            date: longDate(date),
          })}
        >
          {wordsFor(bookings)}
        </AnchorLink>
      )}
    </>
  );
};

export const wordsFor = (count: number): string =>
  t('{count, plural, one {# booking} other {# bookings}}', { count });
