import { Divider, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { HealthReport } from '../../../shared/platform/health-reports.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { consoleApi } from '../connection/console-api.ts';
import { consoleFormats } from '../connection/operator.ts';
import { healthStates } from './health-report-columns.tsx';

/** Every week of a clinic, the newest first. */
export const ClinicWeeks = ({ clinicId }: { clinicId: string }) => {
  const pages = usePages(consoleApi.healthReports.list, { clinicId, limit: 20 });
  const { items } = pages;
  if (!items && pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!items) return <Skeleton h={320} aria-busy="true" />;

  return (
    <Stack gap="md">
      <div>
        <Text fw={600} className="breaks">
          {items[0]?.clinic ?? t('No week was reported yet')}
        </Text>
        <AnchorLink to="/console/clinics/$clinicId" params={{ clinicId }} size="sm">
          {t('How it is now')}
        </AnchorLink>
      </div>
      {items.map(report => (
        <Week key={report.id} report={report} />
      ))}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </Stack>
  );
};

const Week = ({ report }: { report: HealthReport }) => {
  const { week, state, score, activeMembers, crossTenantAttempts, rlsViolations } = report;
  const { number, date } = consoleFormats;
  return (
    <section>
      <Divider mb="sm" />
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h6">
          {date(week)}
        </Title>
        <Status {...healthStates[state]} />
      </Group>
      <dl className="fields fields-narrow">
        <Field label={t('Points of 100')}>{number(score)}</Field>
        <Field label={t('Members at work')}>{number(activeMembers)}</Field>
        <Field label={t('Attempts across clinics')}>{number(crossTenantAttempts)}</Field>
        <Field label={t('Statements refused')}>{number(rlsViolations)}</Field>
      </dl>
    </section>
  );
};
