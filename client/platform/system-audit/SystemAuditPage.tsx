import { Button, Drawer, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { SystemEntryView } from '../../../shared/platform/system-audit.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { download } from '../../ui/formats/download.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { DaySpanFilter } from '../../ui/tables/DaySpanFilter.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { consoleApi, operate } from '../connection/console-api.ts';
import { SystemAuditSearch } from '../connection/console-searches.ts';
import { consoleFormats } from '../connection/operator.ts';
import { SystemEntryDetails } from './SystemEntryDetails.tsx';
import { systemAuditColumns } from './system-audit-columns.tsx';

export const SystemAuditPage = () => {
  const search = useSearch({ from: '/console/desk/audit' });
  const navigate = useNavigate({ from: '/console/audit' });
  const [opened, setOpened] = useState<SystemEntryView>();
  const operators = useQuery(consoleApi.operators.list.queryOptions({ limit: 100 }));
  const filters = {
    ...search,
    from: search.from && consoleFormats.toInstant(`${search.from} 00:00:00`),
    to: search.to && consoleFormats.toInstant(`${addDays(search.to, 1)} 00:00:00`),
  };
  const pages = usePages(consoleApi.systemAudit.search, filters);
  const csvExport = useMutation({
    mutationFn: () => operate.systemAudit.exportCsv.query(filters),
    onSuccess: ({ csv }) => download('system-audit.csv', new Blob([csv], { type: 'text/csv' })),
    onError: tellFailure,
  });
  const change = (next: Partial<typeof search>) =>
    void navigate({
      search: previous => SystemAuditSearch.parse({ ...previous, ...next }),
      replace: true,
    });
  const look = useDebouncedCallback((action: string) => change({ action: action.trim() || undefined }), 250);

  return (
    <>
      <PageHeader title={t('System audit')} description={t('What was done to the platform, by whom and why')}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={csvExport.isPending}
          onClick={() => csvExport.mutate()}
        >
          {t('Export CSV')}
        </Button>
      </PageHeader>
      <FilterBar active={Object.values(search).filter(Boolean).length}>
        <TextInput
          aria-label={t('Action')}
          placeholder={t('Action, such as grant')}
          defaultValue={search.action ?? ''}
          onChange={event => look(event.currentTarget.value)}
        />
        <FilterSelect
          label={t('Who')}
          any={t('Anybody')}
          options={(operators.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={search.operatorId}
          onChange={operatorId => change({ operatorId })}
        />
        <DaySpanFilter formats={consoleFormats} span={search} onChange={change} />
        {search.clinicId && (
          <Button variant="light" onClick={() => change({ clinicId: undefined })}>
            {t('One clinic only, show all')}
          </Button>
        )}
      </FilterBar>
      <RecordTable
        label={t('System audit')}
        pages={pages}
        columns={systemAuditColumns}
        onOpen={setOpened}
        empty={
          <EmptyState icon={IconHistory} title={t('Nothing matches')}>
            {t('Try a longer span of days or fewer filters.')}
          </EmptyState>
        }
      />
      <Drawer opened={Boolean(opened)} onClose={() => setOpened(undefined)} title={t('Entry')}>
        {opened && <SystemEntryDetails entry={opened} />}
      </Drawer>
    </>
  );
};
