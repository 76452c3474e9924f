import { IconKey } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
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
        title={t('Support access')}
        description={t(
          'Nobody of MedFlow sees your clinic’s data unless you allow it here, for an hour at most',
        )}
      />
      <RecordTable
        label={t('Support access')}
        pages={pages}
        columns={useSupportColumns()}
        empty={
          <EmptyState icon={IconKey} title={t('Nobody has asked')}>
            {t('When MedFlow support needs to look into your clinic, its request appears here.')}
          </EmptyState>
        }
      />
    </>
  );
};
