import { Button } from '@mantine/core';
import { IconFileImport, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PatientRow } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { BulkBar } from '../../ui/bulk/BulkBar.tsx';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { PatientDrawer } from '../patients/PatientDrawer.tsx';
import { patientName } from '../patients/patient-words.ts';
import type { PatientsSearch } from '../patients/patients-search.ts';
import { useTrash } from '../records/use-trash.ts';
import { PatientFilters } from './PatientFilters.tsx';
import { patientActions, patientSentences } from './patient-actions.ts';
import { usePatientColumns } from './patient-columns.tsx';

export const PatientsPage = () => {
  const { admit, ...filters } = useSearch({ from: '/clinic/patients' });
  const navigate = useNavigate({ from: '/patients' });
  const may = useMay();
  const { today } = useFormats();
  const [edited, setEdited] = useState<string>();
  const { moveToTrash } = useTrash('patient', trpc.patients, patientName);

  const pages = usePages(api.patients.list, filters);
  const selection = useSelection({ ...{ rows: pages.items, filters }, nameOf: patientName });
  const actions = patientActions(may);
  const change = (next: Partial<PatientsSearch>) =>
    void navigate({ search: previous => ({ ...previous, ...next }), replace: true });
  const open = ({ id }: PatientRow) =>
    void navigate({ to: '/patients/$patientId', params: { patientId: id }, search: {} });
  const columns = usePatientColumns({ today: today(), onEdit: setEdited, onTrash: moveToTrash });

  const admitButton = may('patients:write') && (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => change({ admit: true })}>
      {t('New patient')}
    </Button>
  );
  const importButton = may('patients:import') && (
    <Button
      variant="default"
      leftSection={<IconFileImport size={18} aria-hidden />}
      renderRoot={props => <Link {...props} to="/patients/import" />}
    >
      {t('Import')}
    </Button>
  );
  const isFiltered = Object.entries(filters).some(
    ([key, value]) => value && !['sort', 'descending'].includes(key),
  );

  return (
    <>
      <PageHeader title={t('Patients')}>
        {may('patients:export') && <ExportButton ask={() => trpc.listExports.patients.mutate(filters)} />}
        {importButton}
        {admitButton}
      </PageHeader>
      <PatientFilters filters={filters} onChange={change} />
      {actions.length > 0 && (
        <BulkBar sentences={patientSentences} selection={selection} actions={actions}>
          {may('patients:export') && (
            <ExportSelected
              selection={selection}
              ask={ids => trpc.listExports.patients.mutate({ ...filters, ids })}
            />
          )}
        </BulkBar>
      )}
      <RecordTable
        label={t('Patients')}
        pages={pages}
        selection={actions.length > 0 ? selection : undefined}
        columns={columns}
        onOpen={open}
        sortStatus={{
          columnAccessor: filters.sort ?? 'name',
          direction: filters.descending ? 'desc' : 'asc',
        }}
        onSortStatusChange={({ columnAccessor, direction }) =>
          change({
            sort: columnAccessor === 'birthDate' ? 'birthDate' : undefined,
            descending: direction === 'desc' || undefined,
          })
        }
        empty={
          isFiltered ? (
            <EmptyState
              icon={IconUsers}
              title={t('No patient matches')}
              action={
                <Button variant="light" mt="sm" onClick={() => void navigate({ search: {} })}>
                  {t('Clear the filters')}
                </Button>
              }
            >
              {t('Each word is looked up from its start, in names, numbers, phones and e-mails.')}
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} title={t('No patients yet')} action={admitButton}>
              {t('Patients that you admit appear here.')}
            </EmptyState>
          )
        }
      />
      <PatientDrawer
        opened={Boolean(admit || edited)}
        patientId={edited}
        onClose={() => {
          setEdited(undefined);
          if (admit) change({ admit: undefined });
        }}
      />
    </>
  );
};
