import { Paper, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session.tsx';
import { api } from '../trpc.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Field } from '../ui/Field.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SettingsForm } from './SettingsForm.tsx';

export const SettingsPage = () => {
  const { clinic } = useSession();
  const { data, error, refetch } = useQuery(api.settings.get.queryOptions());

  return (
    <>
      <PageHeader title="Settings" description="How the calendar and bookings of this clinic work" />
      <Stack maw={720} gap="md">
        <Paper p="md">
          <Title order={2} size="h4" mb="sm">
            Clinic
          </Title>
          <dl className="fields">
            <Field label="Name">{clinic.name}</Field>
            <Field label="Address of the dashboard">{window.location.host}</Field>
            <Field label="Time zone">{clinic.timeZone}</Field>
            <Field label="Currency">{clinic.currency}</Field>
            <Field label="Language and region">{clinic.locale}</Field>
          </dl>
        </Paper>
        <Paper p="md">
          <Title order={2} size="h4" mb="sm">
            Calendar and bookings
          </Title>
          {data && <SettingsForm settings={data} />}
          {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton h={280} aria-busy="true" />}
        </Paper>
      </Stack>
    </>
  );
};
