import { IconCertificate } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComplianceRecord } from '../../../shared/clinic/compliance.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ComplianceForm } from './ComplianceForm.tsx';
import { complianceColumns } from './compliance-columns.tsx';

/** What whoever looks has themselves, to be read: those who lead the clinic write it. */
export const OwnCompliance = () => {
  const { open } = useSearch({ from: '/clinic/compliance' });
  const navigate = useNavigate({ from: '/compliance' });
  const pages = usePages(api.complianceRecords.own, {});
  const show = (record: ComplianceRecord | 'new' | undefined) =>
    void navigate({ search: { open: record === 'new' ? undefined : record?.id }, replace: !record });
  return (
    <RecordPage
      title={t('Compliance')}
      description={t('Your licences, trainings and the like, and until when they are valid')}
      titles={{ new: t('Your record'), edit: t('Your record') }}
      mayWrite={false}
      edited={[pages.items?.find(({ id }) => id === open), show]}
      pages={pages}
      columns={complianceColumns(useFormats())}
      Form={ComplianceForm}
      empty={{
        icon: IconCertificate,
        title: t('Nothing of yours is here'),
        children: t('Those who lead the clinic write down what you have to have and until when.'),
      }}
    />
  );
};
