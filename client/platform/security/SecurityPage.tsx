import { Button, SegmentedControl } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import type { SecurityEventView } from '../../../shared/platform/security-history.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi } from '../connection/console-api.ts';
import { SecuritySearch } from '../connection/console-searches.ts';
import { eventKinds } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';
import { SecurityChart } from './SecurityChart.tsx';

const columns: Column<SecurityEventView>[] = [
  {
    accessor: 'createdAt',
    title: t('When'),
    render: ({ createdAt }) => consoleFormats.moment(createdAt),
  },
  { accessor: 'kind', title: t('What'), render: ({ kind }) => <Status {...eventKinds[kind]} /> },
  {
    accessor: 'clinic',
    title: t('Clinic'),
    visibleMediaQuery: onWideScreens,
    render: ({ clinic, fromClinic }) =>
      fromClinic ? t('{clinic} (from {from})', { clinic: clinic ?? '–', from: fromClinic }) : clinic,
  },
  {
    accessor: 'procedure',
    title: t('Procedure'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
  },
  { accessor: 'address', title: t('IP address'), visibleMediaQuery: onWideScreens, cellsClassName: 'nowrap' },
];

export const SecurityPage = () => {
  const { by, ...filters } = useSearch({ from: '/console/desk/security' });
  const navigate = useNavigate({ from: '/console/security' });
  const pages = usePages(consoleApi.securityEvents.list, filters);
  const change = (next: Partial<SecuritySearch>) =>
    void navigate({ search: previous => SecuritySearch.parse({ ...previous, ...next }), replace: true });

  return (
    <>
      <PageHeader
        title={t('Security events')}
        description={t('What the front door and the database refused')}
      >
        <SegmentedControl
          aria-label={t('Span')}
          size="xs"
          value={by}
          onChange={value => change({ by: SecuritySearch.shape.by.parse(value) })}
          data={[
            { value: 'hour', label: t('24 hours') },
            { value: 'day', label: t('4 weeks') },
          ]}
        />
      </PageHeader>
      <SecurityChart by={by} />
      <FilterBar active={Object.values(filters).filter(Boolean).length}>
        <FilterSelect
          label={t('What')}
          any={t('Anything')}
          options={optionsOf(eventKinds)}
          value={filters.kind}
          onChange={kind => change({ kind })}
        />
        {filters.clinicId && (
          <Button variant="light" onClick={() => change({ clinicId: undefined })}>
            {t('One clinic only, show all')}
          </Button>
        )}
      </FilterBar>
      <RecordTable
        label={t('Security events')}
        pages={pages}
        columns={columns}
        empty={<EmptyState icon={IconShieldCheck} title={t('Nothing was refused')} />}
      />
    </>
  );
};
