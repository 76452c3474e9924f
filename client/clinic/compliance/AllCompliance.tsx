import { Menu } from '@mantine/core';
import { IconCertificate, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ComplianceRecord } from '../../../shared/clinic/compliance.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { useOpenRecord } from '../../ui/pages/use-open-record.ts';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { useTrash } from '../records/use-trash.ts';
import { ComplianceCounts } from './ComplianceCounts.tsx';
import { ComplianceForm } from './ComplianceForm.tsx';
import { complianceColumns } from './compliance-columns.tsx';
import { complianceKinds, complianceName, complianceStates } from './compliance-words.ts';
import { HolderFilter } from './HolderFilter.tsx';
import { RenewForm } from './RenewForm.tsx';

const icon = { size: 16, 'aria-hidden': true } as const;

/** Everybody's licences, trainings and inspections, what expires next before all others. */
export const AllCompliance = () => {
  const { open, ...filters } = useSearch({ from: '/clinic/compliance' });
  const navigate = useNavigate({ from: '/compliance' });
  const mayWrite = useMay()('compliance:write');
  const [renewed, setRenewed] = useState<ComplianceRecord>();
  const trash = useTrash(null, trpc.complianceRecords, complianceName);
  const pages = usePages(api.complianceRecords.list, filters);
  const edited = useOpenRecord({
    ...{ open, rows: pages.items, get: (id: string) => trpc.complianceRecords.get.query({ id }) },
    onOpen: next => void navigate({ search: { ...filters, open: next }, replace: !next }),
  });
  const choose = (change: Partial<typeof filters>) =>
    void navigate({ search: { ...filters, ...change }, replace: true });
  const columns = complianceColumns(useFormats());
  const actions = actionsColumn<ComplianceRecord>(complianceName, record => (
    <>
      {!record.renewedById && (
        <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => setRenewed(record)}>
          {t('Renew')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => edited[1](record)}>
        {t('Edit')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => trash.moveToTrash(record)}>
        {t('Move to trash')}
      </Menu.Item>
    </>
  ));

  return (
    <>
      <RecordPage
        title={t('Compliance')}
        description={t('Licences, trainings and inspections, and until when they are valid')}
        titles={{ new: t('New record'), edit: t('Edit record') }}
        mayWrite={mayWrite}
        pages={pages}
        edited={edited}
        columns={mayWrite ? [...columns, actions] : columns}
        Form={ComplianceForm}
        exportButton={<ExportButton ask={() => trpc.listExports.complianceRecords.mutate(filters)} />}
        empty={{
          icon: IconCertificate,
          title: t('No record here'),
          children: t('A record says what somebody has to have, who issued it and until when it is valid.'),
        }}
      >
        <ComplianceCounts chosen={filters.state} onChoose={state => choose({ state })} />
        <FilterBar active={Object.values(filters).filter(Boolean).length}>
          <FilterSelect
            label={t('Status')}
            any={t('Any status')}
            options={optionsOf(complianceStates)}
            value={filters.state}
            onChange={state => choose({ state })}
          />
          <FilterSelect
            label={t('Kind')}
            any={t('Any kind')}
            options={optionsOf(complianceKinds)}
            value={filters.kind}
            onChange={kind => choose({ kind })}
          />
          <HolderFilter value={filters} onChange={choose} />
        </FilterBar>
      </RecordPage>
      <FormDialog
        opened={renewed !== undefined}
        onClose={() => setRenewed(undefined)}
        title={t('Renew record')}
      >
        {renewed && <RenewForm record={renewed} onClose={() => setRenewed(undefined)} />}
      </FormDialog>
    </>
  );
};
