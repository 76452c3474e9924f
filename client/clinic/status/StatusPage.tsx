import { Alert, Button, Grid, Skeleton } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { BackupReport } from '../../../shared/clinic/backups.ts';
import type { StatusReport } from '../../../shared/clinic/status.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { backupItem, mailItem } from './clinic-items.tsx';
import { jobsItem } from './jobs-item.ts';
import { morningItem } from './morning-item.tsx';
import { alertsItem, databaseItem, proofItem, serverItem } from './platform-items.tsx';
import { StatusCard } from './StatusCard.tsx';

/** Asked again so often, and told at once where there is no answer instead of trying on in silence. */
const LIVE = { refetchInterval: 30_000, refetchOnWindowFocus: true, staleTime: 0, retry: false } as const;

/** How what the clinic works with is, for those who lead it (OPS-3). Nothing is shown that is not known now. */
export const StatusPage = () => {
  const report = useQuery(api.status.report.queryOptions(undefined, LIVE));
  const backups = useQuery(api.backups.report.queryOptions(undefined, LIVE));
  const { moment } = useFormats();
  const error = report.error ?? backups.error;
  const look = () => void Promise.all([report.refetch(), backups.refetch()]);

  return (
    <>
      <PageHeader
        title={t('Status')}
        description={
          report.data && !error
            ? t('As it was on {moment}; looked at again each half minute', { moment: moment(report.data.at) })
            : t('Whether everything this clinic works with is in order')
        }
      >
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          loading={report.isFetching && !report.isPending}
          onClick={look}
        >
          {t('Look again')}
        </Button>
      </PageHeader>
      {error && <Away error={error} lastAnswer={report.dataUpdatedAt} onRetry={look} />}
      {!error && (!report.data || !backups.data) && <Skeleton h={420} aria-busy="true" />}
      {!error && report.data && backups.data && <Cards report={report.data} backups={backups.data} />}
    </>
  );
};

const Cards = ({ report, backups }: { report: StatusReport; backups: BackupReport }) => {
  const formats = useFormats();
  const may = useMay();
  const told = { formats, at: report.at };
  const items = [
    databaseItem(report.database, told),
    serverItem(report.server, told),
    ...(report.mails ? [mailItem(report.mails, told)] : []),
    backupItem(backups, told),
    proofItem(report.proof, told),
    alertsItem(report.alerts, { ...told, mayReadAudit: may('audit:read') }),
  ];
  return (
    <Grid gap="md">
      {items.map(item => (
        <Grid.Col key={item.title} span={{ base: 12, md: 6 }}>
          <StatusCard {...item} />
        </Grid.Col>
      ))}
      {report.morning && (
        <Grid.Col span={12}>
          <StatusCard {...morningItem(report.morning, told)} />
        </Grid.Col>
      )}
      <Grid.Col span={12}>
        <StatusCard {...jobsItem(report.jobs, told)} />
      </Grid.Col>
    </Grid>
  );
};

/** `lastAnswer` is 0 where there was none since the page was opened. */
const Away = (props: { error: unknown; lastAnswer: number; onRetry: () => void }) => {
  const { error, lastAnswer, onRetry } = props;
  const { moment } = useFormats();
  const { code, isPassing } = failureOf(error);
  if (!isPassing) return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <Alert
      color="red"
      icon={<IconPlugConnectedX size={18} aria-hidden />}
      title={code ? t('The database does not answer') : t('The server does not answer')}
    >
      {lastAnswer > 0
        ? t('The last answer came on {moment}.', { moment: moment(new Date(lastAnswer).toISOString()) })
        : t('There was no answer since you opened this page.')}{' '}
      {t(
        'Nothing else is known until it answers again; it is asked each half minute. Please check the connection of this device, and tell those who run MedFlow for you if it lasts.',
      )}
    </Alert>
  );
};
