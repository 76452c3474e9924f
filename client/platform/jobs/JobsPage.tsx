import { SegmentedControl } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
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
import { jobKindColumns } from './job-kind-columns.tsx';
import { jobRunColumns } from './job-run-columns.tsx';
import { useJobOrders } from './use-job-orders.ts';

export const JobsPage = () => {
  const { show } = useSearch({ from: '/console/desk/jobs' });
  const navigate = useNavigate({ from: '/console/jobs' });

  return (
    <>
      <PageHeader
        title={t('Jobs')}
        description={t('What the clock asked for, when it ran and how that went')}
      >
        <SegmentedControl
          aria-label={t('What to show')}
          size="xs"
          value={show}
          onChange={value =>
            void navigate({
              search: previous => JobsSearch.parse({ ...previous, show: value }),
              replace: true,
            })
          }
          data={[
            { value: 'kinds', label: t('Jobs') },
            { value: 'all', label: t('Runs') },
            { value: 'failed', label: t('Failed or tried again') },
          ]}
        />
      </PageHeader>
      {show === 'kinds' ? <Kinds /> : <Runs show={show} />}
    </>
  );
};

/** How often it is looked whether what runs, or is about to, has ended. */
const LOOK_EVERY_MS = 2000;

const Kinds = () => {
  const pages = usePages(consoleApi.jobs.kinds, undefined);
  const { items = [], refetch } = pages;
  const isBusy = items.some(({ isWanted, last }) => isWanted || last?.state === 'active');
  useEffect(() => {
    if (!isBusy) return undefined;
    const look = setInterval(() => void refetch(), LOOK_EVERY_MS);
    return () => clearInterval(look);
  }, [isBusy, refetch]);

  return (
    <RecordTable
      label={t('Jobs')}
      idAccessor="job"
      pages={pages}
      columns={jobKindColumns(useJobOrders())}
      empty={
        <EmptyState icon={IconClockPlay} title={t('No job')}>
          {t('No server that works jobs has started yet.')}
        </EmptyState>
      }
    />
  );
};

const Runs = ({ show }: { show: 'all' | 'failed' }) => {
  const { job } = useSearch({ from: '/console/desk/jobs' });
  const navigate = useNavigate({ from: '/console/jobs' });
  const kinds = usePages(consoleApi.jobs.kinds, undefined);
  const pages = usePages(consoleApi.jobs.runs, { job, ...(show === 'failed' && { failed: true }) });

  return (
    <>
      <FilterBar active={job ? 1 : 0}>
        <FilterSelect
          label={t('Job')}
          any={t('Every job')}
          options={(kinds.items ?? []).map(kind => ({
            value: kind.job,
            label: jobNames[kind.job] ?? kind.job,
          }))}
          value={job}
          onChange={chosen =>
            void navigate({
              search: previous => JobsSearch.parse({ ...previous, job: chosen }),
              replace: true,
            })
          }
        />
      </FilterBar>
      <RecordTable
        label={t('Runs')}
        pages={pages}
        columns={jobRunColumns(useJobOrders())}
        empty={
          <EmptyState icon={IconClockPlay} title={t('No run')}>
            {show === 'failed' ? t('Nothing has failed lately.') : t('Nothing has run yet.')}
          </EmptyState>
        }
      />
    </>
  );
};
