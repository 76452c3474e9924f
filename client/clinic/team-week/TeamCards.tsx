import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { DayAtAGlance } from './DayAtAGlance.tsx';
import { useWeekInWords } from './TeamTable.tsx';
import type { Team } from './use-team-week.ts';

type Props = { week: Team };

/** The same as the table on a phone: a card for each practitioner, with their days below one another. */
export const TeamCards = ({ week: { facility, members, holidays } }: Props) => {
  const { shortDay } = useFormats();
  const inWords = useWeekInWords();
  return (
    <Stack gap="sm">
      {members.map(member => (
        <Paper
          key={member.practitioner.id}
          component="section"
          aria-labelledby={`team-${member.practitioner.id}`}
        >
          <Group justify="space-between" wrap="nowrap" p="sm" gap="xs">
            <div>
              <Title order={2} size="h6" id={`team-${member.practitioner.id}`}>
                {member.practitioner.name}
              </Title>
              {!member.hasHours && (
                <Text size="xs" c="dimmed">
                  {t('No hours here')}
                </Text>
              )}
            </div>
            <Text size="xs" c="dimmed" className="numeric" style={{ whiteSpace: 'nowrap' }}>
              {inWords(member).hours}, {inWords(member).bookings}
            </Text>
          </Group>
          <dl className="team-days">
            {member.days.map(day => {
              const closed = holidays.filter(({ date }) => date === day.date);
              return (
                <div key={day.date} data-closed={closed.length > 0 || undefined}>
                  <Text component="dt" size="sm" c="dimmed">
                    {shortDay(day.date)}
                    {closed.map(({ name, from }) => (
                      <Text key={name + from} size="xs" inherit>
                        {name}
                      </Text>
                    ))}
                  </Text>
                  <dd>
                    <DayAtAGlance day={day} facilityId={facility.id} isHoliday={closed.length > 0} />
                  </dd>
                </div>
              );
            })}
          </dl>
        </Paper>
      ))}
    </Stack>
  );
};
