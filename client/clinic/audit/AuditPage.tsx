import { Drawer } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { AuditEntryDetails } from './AuditEntryDetails.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { useAuditColumns } from './audit-columns.tsx';
import { SealedTrail } from './SealedTrail.tsx';

export const AuditPage = () => {
  const search = useSearch({ from: '/clinic/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const { toInstant } = useFormats();
  const [opened, setOpened] = useState<AuditEntry>();

  const query = {
    ...search,
    from: search.from && toInstant(`${search.from} 00:00:00`),
    to: search.to && toInstant(`${addDays(search.to, 1)} 00:00:00`),
  };
  const pages = usePages(api.audit.search, query);

  return (
    <>
      <PageHeader
        title={t('Audit log')}
        description={
          <>
            {t('Every change in this clinic, who made it and what it was before')}
            <SealedTrail />
          </>
        }
      >
        <ExportButton ask={() => trpc.listExports.audit.mutate(query)} />
      </PageHeader>
      <AuditFilters
        filters={search}
        onChange={next => void navigate({ search: previous => ({ ...previous, ...next }), replace: true })}
      />
      <RecordTable
        label={t('Audit log')}
        pages={pages}
        columns={useAuditColumns(setOpened)}
        onOpen={setOpened}
        empty={
          <EmptyState icon={IconHistory} title={t('Nothing matches')}>
            {t('Try a longer span of days or fewer filters.')}
          </EmptyState>
        }
      />
      <Drawer opened={Boolean(opened)} onClose={() => setOpened(undefined)} title={t('Entry')}>
        {opened && <AuditEntryDetails entry={opened} />}
      </Drawer>
    </>
  );
};
