import { Alert, Button, Group, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { BackupReport } from '../../../shared/clinic/backups.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';

/** How often it is asked whether one that is being written is there. */
const LOOK_AGAIN_MS = 3000;
/** Older ones are there as well, and nobody looks for them here. */
const SHOWN = 5;

/** What there is to bring the clinic back from, and whether that was tried (OPS-1). */
export const BackupsCard = () => {
  const may = useMay();
  const mayRead = may('clinic:read');
  const { data, error, refetch } = useQuery(
    api.backups.report.queryOptions(undefined, {
      enabled: mayRead,
      refetchInterval: ({ state }) => (state.data?.isUnderWay ? LOOK_AGAIN_MS : false),
    }),
  );
  const { mutate, isPending } = useMutation(api.backups.backUpNow.mutationOptions({ onError: tellFailure }));
  if (!mayRead) return null;

  return (
    <Paper p="md">
      <Title order={2} size="h4" mb="sm">
        {t('Backups')}
      </Title>
      <Stack gap="sm">
        <Text size="sm">
          {t(
            'Everything this clinic keeps is backed up each night, sealed with its own key, and the newest backup is restored on trial. To bring the clinic back to what it was, please speak to support.',
          )}
        </Text>
        {may('clinic:write') && (
          <Text size="sm">
            {t('Single records can be put back by you: open a backup to see what is not the same today.')}
          </Text>
        )}
        {data && <Report {...data} />}
        {!data &&
          (error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Skeleton h={120} aria-busy="true" />
          ))}
        {may('settings:write') && (
          <Group justify="flex-end">
            <Button
              variant="default"
              leftSection={<IconDatabaseExport size={18} aria-hidden />}
              loading={isPending || data?.isUnderWay === true}
              onClick={() => mutate()}
            >
              {t('Back up now')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
};

const Report = ({ backups, isUnderWay, failedAt }: BackupReport) => {
  const { moment } = useFormats();
  const verified = backups.find(({ verifiedAt }) => verifiedAt)?.verifiedAt;
  return (
    <>
      {failedAt && (
        <Alert color="red" variant="light">
          {t('The last backup failed on {moment}. Those who run MedFlow were told.', {
            moment: moment(failedAt),
          })}
        </Alert>
      )}
      <Text size="sm" fw={600}>
        {verified
          ? t('Last verified restore: {moment}', { moment: moment(verified) })
          : t('No restore was verified yet.')}
      </Text>
      {isUnderWay && <Text size="sm">{t('A backup is being written.')}</Text>}
      {backups.length === 0 ? (
        !isUnderWay && <Text size="sm">{t('There is no backup yet.')}</Text>
      ) : (
        <Taken backups={backups.slice(0, SHOWN)} />
      )}
    </>
  );
};

const Taken = ({ backups }: Pick<BackupReport, 'backups'>) => {
  const { moment } = useFormats();
  const { clinic } = useSession();
  const mayPutBack = useMay()('clinic:write');
  const size = (bytes: number) => {
    const [unit, one] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
    return new Intl.NumberFormat(clinic.locale, { style: 'unit', unit, maximumFractionDigits: 0 }).format(
      bytes / one,
    );
  };
  return (
    <Table aria-label={t('Backups')} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Backed up')}</Table.Th>
          <Table.Th>{t('Size')}</Table.Th>
          <Table.Th>{t('Restore verified')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {backups.map(({ id, takenAt, bytes, verifiedAt }) => (
          <Table.Tr key={id}>
            <Table.Td>
              {mayPutBack ? (
                <AnchorLink to="/backups/$backupId" params={{ backupId: id }}>
                  {moment(takenAt)}
                </AnchorLink>
              ) : (
                moment(takenAt)
              )}
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{size(bytes)}</Table.Td>
            <Table.Td>{verifiedAt ? moment(verifiedAt) : t('Not yet')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
