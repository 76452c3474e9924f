import { Group, Paper, Skeleton, Table, Text, Title } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { consoleFormats } from '../connection/operator.ts';
import { stateOf, triggerWords } from './trigger-words.ts';
import { useTriggers } from './use-triggers.ts';

/** What a share is taken back for: each with what is measured, where it begins, and whether it is beyond that (LIT-14). */
export const RollBackTriggers = () => {
  const { data, error, refetch } = useTriggers();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={220} mb="md" aria-busy="true" />;

  return (
    <Paper p="md" mb="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('Roll-back triggers')}
        </Title>
        <Text size="xs" c="dimmed">
          {t('As of {time}', { time: consoleFormats.moment(data.at) })}
        </Text>
      </Group>
      <Table.ScrollContainer minWidth={0}>
        <Table aria-label={t('Roll-back triggers')} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Trigger')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('Now')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('Begins at')}</Table.Th>
              <Table.Th>{t('State')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.readings.map(reading => {
              const { label, limit, told } = triggerWords[reading.trigger];
              const now = reading.value === null ? '–' : told(reading.value);
              return (
                <Table.Tr key={reading.trigger}>
                  <Table.Td>
                    {label}
                    <Text size="xs" c="dimmed" hiddenFrom="sm">
                      {`${now} · ${limit}`}
                    </Text>
                  </Table.Td>
                  <Table.Td visibleFrom="sm">{now}</Table.Td>
                  <Table.Td visibleFrom="sm">{limit}</Table.Td>
                  <Table.Td>
                    <Status {...stateOf(reading)} />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
};
