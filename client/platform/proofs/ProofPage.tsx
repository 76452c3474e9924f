import { Alert, Button, Code, Skeleton, Stack, Title } from '@mantine/core';
import { IconCertificate, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { queryClient } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { consoleApi } from '../connection/console-api.ts';
import { useOperatorMay } from '../connection/operator.ts';
import { ProofReport } from './ProofReport.tsx';
import { proofColumns } from './proof-columns.tsx';

const code = (inside: ReactNode[]) => <Code key="code">{inside}</Code>;

export const ProofPage = () => {
  const { proof } = useSearch({ from: '/console/desk/proof' });
  const pages = usePages(consoleApi.proofs.list, {});
  const shown = proof ?? pages.items?.[0]?.id;

  return (
    <>
      <PageHeader
        title={t('Proof')}
        description={t(
          'Every promise that clinics are kept apart, tried out and signed by this installation',
        )}
      >
        <RunButton />
      </PageHeader>
      <Stack gap="md">
        {shown && <Shown id={shown} />}
        <div>
          {shown && (
            <Title order={2} size="h4" mb="sm">
              {t('History')}
            </Title>
          )}
          <RecordTable
            label={t('Proofs')}
            pages={pages}
            columns={proofColumns}
            empty={
              <EmptyState icon={IconCertificate} title={t('Nothing has been proved yet')}>
                {rich('Run it here, or on the server: <code>npm run medflow -- proof</code>', { code })}
              </EmptyState>
            }
          />
        </div>
      </Stack>
    </>
  );
};

const Shown = ({ id }: { id: string }) => {
  const { data, error, refetch } = useQuery(consoleApi.proofs.get.queryOptions({ id }));
  if (data) return <ProofReport proof={data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton h={320} aria-busy />;
};

/** Runs a proof beside the server, and says how that goes. */
const RunButton = () => {
  const mayRun = useOperatorMay()('proofs:run');
  const { data: prover } = useQuery(
    consoleApi.proofs.state.queryOptions(undefined, {
      refetchInterval: ({ state }) => state.data?.isRunning && 2000,
    }),
  );
  const run = useMutation(consoleApi.proofs.run.mutationOptions({ onError: tellFailure }));
  const isRunning = prover?.isRunning ?? false;
  useEffect(() => {
    if (!isRunning) void queryClient.invalidateQueries(consoleApi.proofs.list.pathFilter());
  }, [isRunning]);

  return (
    <>
      {mayRun && (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={isRunning || run.isPending}
          onClick={() => run.mutate()}
        >
          {t('Run now')}
        </Button>
      )}
      {isRunning && (
        <Alert w="100%" title={t('A proof is running')}>
          {t('It works on a copy of the schema and takes some minutes. Clinics notice nothing of it.')}
        </Alert>
      )}
      {!isRunning && prover?.failure && (
        <Alert color="red" w="100%" title={t('The last proof left no report')}>
          {prover.failure}
        </Alert>
      )}
    </>
  );
};
