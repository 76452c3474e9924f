import { Box, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { DayAtAGlance, wordsFor } from './DayAtAGlance.tsx';
import type { Team, TeamMember } from './use-team-week.ts';

type Props = { week: Team };

const sumOf = ({ days }: TeamMember) => ({
  minutes: days.reduce((sum, { openMinutes }) => sum + openMinutes, 0),
  bookings: days.reduce((sum, { bookings }) => sum + bookings, 0),
});

/** Hours of the week with at most one digit behind the point. */
export const useWeekInWords = () => {
  const { number } = useFormats();
  return (member: TeamMember) => {
    const { minutes, bookings } = sumOf(member);
    return {
      hours: t('{hours} h', { hours: number(Math.round(minutes / 6) / 10) }),
      bookings: wordsFor(bookings),
    };
  };
};

/** A row for each practitioner, a column for each day. */
export const TeamTable = ({ week: { facility, members, holidays } }: Props) => {
  const { shortDay, today } = useFormats();
  const inWords = useWeekInWords();
  const closedOn = (date: string) => holidays.filter(holiday => holiday.date === date);
  return (
    <Box
      component="section"
      className="team-week"
      aria-label={t('Team of {facility}', { facility: facility.name })}
      tabIndex={0}
    >
      <table className="team-table">
        <thead>
          <tr>
            <th scope="col">{t('Practitioner')}</th>
            {members[0]?.days.map(({ date }) => (
              <th
                key={date}
                scope="col"
                aria-current={date === today() ? 'date' : undefined}
                data-closed={closedOn(date).length > 0 || undefined}
              >
                {shortDay(date)}
                {closedOn(date).map(({ name, from }) => (
                  <Text key={name + from} size="xs" inherit>
                    {name}
                  </Text>
                ))}
              </th>
            ))}
            <th scope="col" data-total>
              {t('Week')}
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map(member => (
            <tr key={member.practitioner.id}>
              <th scope="row">
                <Text size="sm" fw={600}>
                  {member.practitioner.name}
                </Text>
                {!member.hasHours && (
                  <Text size="xs" c="dimmed">
                    {t('No hours here')}
                  </Text>
                )}
              </th>
              {member.days.map(day => (
                <td key={day.date} data-closed={closedOn(day.date).length > 0 || undefined}>
                  <DayAtAGlance
                    day={day}
                    facilityId={facility.id}
                    isHoliday={closedOn(day.date).length > 0}
                  />
                </td>
              ))}
              <td className="numeric">
                <Text size="sm" fw={600}>
                  {inWords(member).hours}
                </Text>
                <Text size="xs" c="dimmed">
                  {inWords(member).bookings}
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
};
