import { IconKey } from '@tabler/icons-react';
import { api } from '../../trpc.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useSupportColumns } from './support-columns.tsx';

/** Who of MedFlow asked to look into this clinic, and what was answered. */
export const SupportPage = () => {
  const pages = usePages(api.support.list, {});
  return (
    <>
      <PageHeader
        title="Support access"
        description="Nobody of MedFlow sees your clinic’s data unless you allow it here, for an hour at most"
      />
      <RecordTable
        label="Support access"
        pages={pages}
        columns={useSupportColumns()}
        empty={
          <EmptyState icon={IconKey} title="Nobody has asked">
            When MedFlow support needs to look into your clinic, its request appears here.
          </EmptyState>
        }
      />
    </>
  );
};
