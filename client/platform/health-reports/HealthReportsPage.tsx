import { Drawer, SegmentedControl } from '@mantine/core';
import { IconHeartRateMonitor } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { consoleApi } from '../connection/console-api.ts';
import { HealthReportsSearch } from '../connection/console-searches.ts';
import { ClinicWeeks } from './ClinicWeeks.tsx';
import { healthReportColumns } from './health-report-columns.tsx';

/** How the last week of each clinic went, and of one of them every week (LIT-9). */
export const HealthReportsPage = () => {
  const { show, clinicId } = useSearch({ from: '/console/desk/health-reports' });
  const navigate = useNavigate({ from: '/console/health-reports' });
  const pages = usePages(
    consoleApi.healthReports.list,
    show === 'at-risk' ? { state: 'AT_RISK' as const } : {},
  );
  const go = (next: Partial<HealthReportsSearch>) =>
    void navigate({
      search: previous => HealthReportsSearch.parse({ ...previous, ...next }),
      replace: true,
    });

  return (
    <>
      <PageHeader
        title={t('Health of clinics')}
        description={t('How the last week of each clinic went; written on Mondays, and told to its owners')}
      >
        <SegmentedControl
          aria-label={t('Which clinics')}
          size="xs"
          value={show}
          onChange={value => go(HealthReportsSearch.parse({ show: value }))}
          data={[
            { value: 'all', label: t('All') },
            { value: 'at-risk', label: t('At risk') },
          ]}
        />
      </PageHeader>
      <RecordTable
        label={t('Health of clinics')}
        pages={pages}
        columns={healthReportColumns(show)}
        empty={
          <EmptyState
            icon={IconHeartRateMonitor}
            title={show === 'at-risk' ? t('No clinic is at risk') : t('No week was reported yet')}
          >
            {t('A clinic is reported on from the first Monday after it was opened.')}
          </EmptyState>
        }
      />
      <Drawer
        opened={clinicId !== undefined}
        onClose={() => go({ clinicId: undefined })}
        title={t('Weeks of a clinic')}
      >
        {clinicId && <ClinicWeeks clinicId={clinicId} />}
      </Drawer>
    </>
  );
};
