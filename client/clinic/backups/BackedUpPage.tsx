import { Select, Skeleton, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BackedUpRow } from '../../../shared/clinic/backed-up.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { entityLabel } from '../audit/entity-words.ts';
import { fieldLabel } from '../audit/field-words.ts';
import { BackedUpRecord } from './BackedUpRecord.tsx';
import { backedUpStates, calledBy } from './backed-up-words.ts';

/** What a backup holds of single records that are not what they were, and putting them back (OPS-1). */
export const BackedUpPage = () => {
  const { backupId } = useParams({ from: '/clinic/backups/$backupId' });
  const { kind } = useSearch({ from: '/clinic/backups/$backupId' });
  const navigate = useNavigate({ from: '/backups/$backupId' });
  const { moment } = useFormats();
  const { data, error, refetch } = useQuery(api.backedUp.kinds.queryOptions({ backupId }));
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 400);
  const kinds = (data?.kinds ?? []).map(({ entity }) => ({ value: entity, label: entityLabel(entity) }));
  const entity = kind ?? (kinds.find(({ value }) => value === 'Patient') ?? kinds[0])?.value;

  return (
    <>
      <PageHeader
        title={t('Records of a backup')}
        description={
          data &&
          t(
            'What was backed up on {moment} and is not the same today. Nothing is changed until you put it back.',
            {
              moment: moment(data.takenAt),
            },
          )
        }
      />
      {!data &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton h={220} aria-busy="true" />
        ))}
      {data && (
        <FilterBar
          active={0}
          always={
            <TextInput
              aria-label={t('Search by name')}
              placeholder={t('Search by name')}
              maxLength={100}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          }
        >
          <Select
            aria-label={t('Kind of record')}
            data={kinds.toSorted((one, other) => one.label.localeCompare(other.label))}
            value={entity ?? null}
            searchable
            allowDeselect={false}
            onChange={chosen => void navigate({ search: { kind: chosen ?? undefined }, replace: true })}
          />
        </FilterBar>
      )}
      {data && entity && <Differing key={entity} of={{ backupId, entity, ...(search && { search }) }} />}
    </>
  );
};

type Of = { backupId: string; entity: string; search?: string };

const Differing = ({ of }: { of: Of }) => {
  const { open } = useSearch({ from: '/clinic/backups/$backupId' });
  const navigate = useNavigate({ from: '/backups/$backupId' });
  const { moment } = useFormats();
  const pages = usePages(api.backedUp.list, of);
  const { backupId, entity } = of;
  const show = (id: string | undefined) => void navigate({ search: before => ({ ...before, open: id }) });
  const columns: Column<BackedUpRow>[] = [
    {
      accessor: 'name',
      title: entityLabel(entity),
      cellsClassName: 'main-column',
      render: row => (
        <UnstyledButton className="row-link" fz="sm" onClick={() => show(row.id)}>
          {calledBy(row, { entity, moment })}
        </UnstyledButton>
      ),
    },
    { accessor: 'state', title: t('Today'), render: ({ state }) => <Status {...backedUpStates[state]} /> },
    {
      accessor: 'fields',
      title: t('What differs'),
      visibleMediaQuery: onWideScreens,
      render: ({ fields }) => (
        <Text size="sm" c="dimmed" truncate>
          {fields.map(fieldLabel).join(', ')}
        </Text>
      ),
    },
  ];

  return (
    <>
      <RecordTable
        label={t('Records that differ')}
        pages={pages}
        columns={columns}
        empty={<EmptyState icon={IconHistory} title={t('Everything of this kind is as it was')} />}
        onOpen={({ id }) => show(id)}
      />
      <FormDialog
        opened={open !== undefined}
        size="lg"
        title={t('Then and today')}
        onClose={() => show(undefined)}
      >
        {open && <BackedUpRecord of={{ backupId, entity, entityId: open }} onDone={() => show(undefined)} />}
      </FormDialog>
    </>
  );
};
