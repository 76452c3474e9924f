import { Alert, Box, List, Table, Text } from '@mantine/core';
import type { HolidayImport, ImportOutcome } from '../../../shared/clinic/holidays.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';

const outcomes = {
  added: { label: t('New'), tone: 'good' },
  changed: { label: t('Changed'), tone: 'busy' },
  known: { label: t('There already'), tone: 'quiet' },
  removed: { label: t('Removed by hand'), tone: 'quiet' },
} as const satisfies Record<ImportOutcome, unknown>;

/** What a file of holidays would do. */
export const HolidayPreview = ({ seen: { days, skipped } }: { seen: HolidayImport }) => {
  const { fullDay } = useFormats();
  const bookings = days.reduce((sum, day) => sum + day.bookings, 0);
  return (
    <>
      {bookings > 0 && (
        <Alert
          color="yellow"
          title={t(
            '{count, plural, one {A booking lies on these days} other {# bookings lie on these days}}',
            { count: bookings },
          )}
        >
          {t('They stay where they are until somebody moves or cancels them.')}
        </Alert>
      )}
      <Box
        component="section"
        mah={320}
        style={{ overflowY: 'auto' }}
        tabIndex={0}
        aria-label={t('Days of this file')}
      >
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Holiday')}</Table.Th>
              <Table.Th>{t('What happens')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map(day => (
              <Table.Tr key={`${day.date} ${day.name} ${day.facility.id}`}>
                <Table.Td className="main-column">
                  <TwoLines title={fullDay(day.date)} note={[day.name, day.facility.name].join(' · ')} />
                </Table.Td>
                <Table.Td className="nowrap">
                  <Status {...outcomes[day.outcome]} />
                  {day.bookings > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('{count, plural, one {# booking} other {# bookings}}', { count: day.bookings })}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
      {days.length === 0 && <Text size="sm">{t('Everything in this file is past.')}</Text>}
      {skipped.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t('Left out: {count}', { count: skipped.length })}
          </Text>
          <List size="sm">
            {skipped.slice(0, 20).map(({ name, reason }, index) => (
              <List.Item key={index}>
                {name}: {reason}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </>
  );
};
