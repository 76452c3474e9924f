import { Alert, Anchor, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { PatientImport } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { PageSkeleton } from '../../ui/pages/PageSkeleton.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { importStatuses, isUnderWay, stepOf } from './import-words.ts';
import { ReadingChoice } from './ReadingChoice.tsx';

/** How often it is looked how far the job is. */
const EVERY_MS = 1000;

/** How many rows the step under way has to do, and how many of them are done. */
const progressOf = ({ status, rows, done, counts, imported, changed }: PatientImport) => {
  if (status === 'checking') return { all: rows, done };
  if (status === 'undoing') return { all: imported + changed, done };
  return { all: counts.new + counts.changes, done: imported + changed };
};

const Working = ({ job }: { job: PatientImport }) => {
  const { all, done } = progressOf(job);
  const percent = all > 0 ? Math.min(100, (100 * done) / all) : 0;
  const { label } = importStatuses[job.status];
  const stop = useMutation(api.patientImports.stop.mutationOptions());
  return (
    <Paper p="md" aria-busy="true">
      <Text component="output" size="sm" mb="xs">
        {job.status !== 'reading' && all > 0
          ? t('{step}: {done} of {all}', { step: label, done, all })
          : label}
      </Text>
      <Progress value={job.status === 'reading' ? 100 : percent} animated aria-label={label} />
      <Text size="xs" c="dimmed" mt="xs">
        {t('You can leave this page; it goes on without you.')}
      </Text>
      {job.status !== 'reading' && (
        <Group justify="flex-end">
          <FailureAlert failure={stop.error ? failureOf(stop.error) : undefined} />
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ id: job.id })}>
            {t('Stop')}
          </Button>
        </Group>
      )}
    </Paper>
  );
};

/** That the same file was imported before (M1). */
const SameFile = ({ importId }: { importId: string }) => (
  <Alert color="yellow" variant="light" title={t('This very file was imported before.')}>
    <Anchor
      size="sm"
      renderRoot={props => <Link {...props} to="/patients/import/$importId" params={{ importId }} />}
    >
      {t('Open that import')}
    </Anchor>
  </Alert>
);

/** What can be done next with a file that was sent. */
const NextStep = ({ job }: { job: PatientImport }) => {
  const navigate = useNavigate();
  if (isUnderWay(job.status)) return <Working job={job} />;
  if (job.status === 'mapping') return <ColumnsStep key={job.version} job={job} />;
  if (job.status === 'checked') return <CheckStep job={job} />;
  if (job.status === 'imported' || job.status === 'undone') return <DoneStep job={job} />;
  return (
    <>
      {job.status === 'failed' && <ReadingChoice job={job} isRead={false} />}
      <Group>
        <Button variant="light" onClick={() => void navigate({ to: '/patients/import' })}>
          {t('Send a file')}
        </Button>
      </Group>
    </>
  );
};

/** A file of patients on its way: which column is what, what would become of each row, and what became of it. */
export const ImportPage = () => {
  const { importId: id } = useParams({ from: '/clinic/patients/import/$importId' });
  const query = useQuery(
    api.patientImports.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? EVERY_MS : false) },
    ),
  );
  const { data: job, error } = query;
  if (!job && error) return <ErrorState error={error} onRetry={() => void query.refetch()} />;
  if (!job) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('Import patients')} description={job.name} />
      <ImportSteps step={stepOf(job.status)} />
      <Stack gap="md">
        {job.fault && (
          <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
            {job.fault}
          </Alert>
        )}
        {job.sameAs && (job.status === 'mapping' || job.status === 'checked') && (
          <SameFile importId={job.sameAs} />
        )}
        <NextStep job={job} />
      </Stack>
    </>
  );
};
