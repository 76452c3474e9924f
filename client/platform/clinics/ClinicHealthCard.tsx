import { Group, List, Paper, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { consoleFormats } from '../connection/operator.ts';
import { healthOf } from './health-words.ts';

/** How a clinic is doing: numbers of a week that name nobody. */
export const ClinicHealthCard = ({ clinicId }: { clinicId: string }) => {
  const { data, error, refetch } = useQuery(consoleApi.clinics.health.queryOptions({ ids: [clinicId] }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={180} aria-busy="true" />;
  const [health] = data.items;
  if (!health) return null;
  const { reasons, lastActivity, activeMembers, failedSignIns } = health;

  return (
    <Paper p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('Health')}
        </Title>
        <Status {...healthOf(health)} />
      </Group>
      {reasons.length > 0 && (
        <List size="sm" mb="sm">
          {reasons.map(reason => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
      )}
      <dl className="fields fields-narrow">
        <Field label={t('Last work')}>
          {lastActivity ? consoleFormats.moment(lastActivity) : t('None yet')}
        </Field>
        <Field label={t('Members at work this week')}>{consoleFormats.number(activeMembers)}</Field>
        <Field label={t('Failed sign-ins this week')}>{consoleFormats.number(failedSignIns)}</Field>
      </dl>
    </Paper>
  );
};
