import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { TeamWeek } from '../../../shared/clinic/availability.ts';
import { useFormats } from '../../session.tsx';
import { DayAtAGlance } from './DayAtAGlance.tsx';
import { useWeekInWords } from './TeamTable.tsx';

type Props = { week: TeamWeek };

/** The same as the table on a phone: a card for each practitioner, with their days below one another. */
export const TeamCards = ({ week: { facility, items, holidays } }: Props) => {
  const { shortDay } = useFormats();
  const inWords = useWeekInWords();
  return (
    <Stack gap="sm">
      {items.map(member => (
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
                  No hours here
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
                    <DayAtAGlance
                      {...{ day, practitioner: member.practitioner, facilityId: facility.id }}
                      isHoliday={closed.length > 0}
                    />
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
