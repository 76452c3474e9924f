import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconBuildingHospital, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicHealth, ClinicRow } from '../../../shared/platform/console-clinics.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { consoleApi } from '../connection/console-api.ts';
import { clinicStatuses } from '../connection/console-words.ts';
import { useOperatorMay } from '../connection/operator.ts';
import { usePlanName, usePlanOptions } from '../plans/use-plan-options.ts';
import { clinicColumns } from './clinic-columns.tsx';
import { OpenClinicForm } from './OpenClinicForm.tsx';

export const ClinicsPage = () => {
  const filters = useSearch({ from: '/console/desk/clinics' });
  const navigate = useNavigate({ from: '/console/clinics' });
  const mayWrite = useOperatorMay()('clinics:write');
  const [isOpening, setOpening] = useState(false);
  const planOptions = usePlanOptions();
  const planName = usePlanName();
  const pages = usePages(consoleApi.clinics.list, filters);
  const isFiltered = Object.values(filters).some(Boolean);
  const healthById = useHealth(pages.data?.pages ?? []);
  const change = (next: typeof filters) =>
    void navigate({ search: previous => ({ ...previous, ...next }), replace: true });
  const look = useDebouncedCallback((search: string) => change({ search: search.trim() || undefined }), 250);

  const openButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpening(true)}>
      {t('Open a clinic')}
    </Button>
  );

  return (
    <>
      <PageHeader
        title={t('Clinics')}
        description={t('What the registry knows of each; nothing of what they hold')}
      >
        {openButton}
      </PageHeader>
      <FilterBar
        active={[filters.status, filters.plan].filter(Boolean).length}
        always={
          <TextInput
            flex={1}
            maw={320}
            aria-label={t('Name, web address or place')}
            placeholder={t('Name, web address or place')}
            leftSection={<IconSearch size={16} aria-hidden />}
            defaultValue={filters.search ?? ''}
            onChange={event => look(event.currentTarget.value)}
          />
        }
      >
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(clinicStatuses)}
          value={filters.status}
          onChange={status => change({ status })}
        />
        <FilterSelect
          label={t('Plan')}
          any={t('Any plan')}
          options={planOptions}
          value={filters.plan}
          onChange={plan => change({ plan })}
        />
      </FilterBar>
      <RecordTable
        label={t('Clinics')}
        pages={pages}
        columns={clinicColumns(healthById, planName)}
        onOpen={({ id }) =>
          void navigate({ to: '/console/clinics/$clinicId', params: { clinicId: id }, search: {} })
        }
        empty={
          <EmptyState
            icon={IconBuildingHospital}
            title={isFiltered ? t('No clinic matches') : t('No clinic yet')}
            action={openButton}
          />
        }
      />
      <FormDialog opened={isOpening} onClose={() => setOpening(false)} title={t('Open a clinic')}>
        <OpenClinicForm onClose={() => setOpening(false)} />
      </FormDialog>
    </>
  );
};

/** Asked for page by page, as the clinics themselves are. */
const useHealth = (pages: { items: ClinicRow[] }[]): Map<string, ClinicHealth> =>
  useQueries({
    queries: pages
      .filter(({ items }) => items.length > 0)
      .map(({ items }) => consoleApi.clinics.health.queryOptions({ ids: items.map(({ id }) => id) })),
    combine: answers =>
      new Map(answers.flatMap(({ data }) => data?.items ?? []).map(health => [health.id, health])),
  });
