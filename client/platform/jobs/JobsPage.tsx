import { SegmentedControl } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { consoleApi } from '../connection/console-api.ts';
import { JobsSearch } from '../connection/console-searches.ts';
import { jobNames } from '../connection/console-words.ts';
import { jobRunColumns } from './job-run-columns.tsx';

export const JobsPage = () => {
  const { show, job } = useSearch({ from: '/console/desk/jobs' });
  const navigate = useNavigate({ from: '/console/jobs' });
  const schedules = useQuery(consoleApi.jobs.schedules.queryOptions());
  const pages = usePages(consoleApi.jobs.runs, { job, ...(show === 'failed' && { failed: true }) });
  const change = (next: Partial<JobsSearch>) =>
    void navigate({ search: previous => JobsSearch.parse({ ...previous, ...next }), replace: true });

  return (
    <>
      <PageHeader
        title={t('Jobs')}
        description={t('What the clock asked for, when it ran and how that went')}
      >
        <SegmentedControl
          aria-label={t('Which runs')}
          size="xs"
          value={show}
          onChange={value => change({ show: value === 'failed' ? 'failed' : 'all' })}
          data={[
            { value: 'all', label: t('All') },
            { value: 'failed', label: t('Failed or tried again') },
          ]}
        />
      </PageHeader>
      <FilterBar active={job ? 1 : 0}>
        <FilterSelect
          label={t('Job')}
          any={t('Every job')}
          options={(schedules.data ?? []).map(({ job }) => ({ value: job, label: jobNames[job] ?? job }))}
          value={job}
          onChange={chosen => change({ job: chosen })}
        />
      </FilterBar>
      <RecordTable
        label={t('Runs')}
        pages={pages}
        columns={jobRunColumns}
        empty={
          <EmptyState icon={IconClockPlay} title={t('No run')}>
            {show === 'failed' ? t('Nothing has failed lately.') : t('Nothing has run yet.')}
          </EmptyState>
        }
      />
    </>
  );
};
