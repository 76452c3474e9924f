import { Group, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { addMonths } from '../../ui/formats/clinic-time.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { DaySpanFilter } from '../../ui/tables/DaySpanFilter.tsx';
import { BilledReport } from './BilledReport.tsx';
import { Ledger } from './Ledger.tsx';
import { MoneySearch, type MoneyTab } from './money-search.ts';
import { OwedReport } from './OwedReport.tsx';
import { SpentReport } from './SpentReport.tsx';

const labels: Record<MoneyTab, string> = {
  owed: t('Owed'),
  billed: t('Billed and received'),
  spent: t('Spent'),
  ledger: t('Ledger'),
};

/** What is owed, what was billed and received, what was spent, and the rows that it is made of (FIN-1). */
export const MoneyReportsPage = () => {
  const formats = useFormats();
  const search = useSearch({ from: '/clinic/money' });
  const navigate = useNavigate({ from: '/money' });
  const maySeeAll = useMay()('billing:report');
  const tab = maySeeAll ? (search.tab ?? 'owed') : 'owed';
  const change = (next: MoneySearch) =>
    void navigate({ search: previous => ({ ...previous, ...next }), replace: true });

  const today = formats.today();
  const month = `${today.slice(0, 8)}01`;
  // Whole months, a year of which is told and one of which is read row by row.
  const usual = tab === 'ledger' ? month : addMonths(month, -11);
  const to = search.to ?? today;
  const span = { from: search.from ?? (usual < to ? usual : to), to };

  return (
    <>
      <PageHeader
        title={t('Money reports')}
        description={t(
          'Out of invoices, credit notes, payments and approved expenses alone, by the clinic’s calendar',
        )}
      />
      <Tabs value={tab} onChange={value => change({ tab: MoneySearch.parse({ tab: value }).tab })}>
        <Tabs.List mb="md" className="tabs-list">
          {(maySeeAll ? (Object.keys(labels) as MoneyTab[]) : (['owed'] as const)).map(value => (
            <Tabs.Tab key={value} value={value}>
              {labels[value]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {tab !== 'owed' && (
        <Group gap="xs" mb="md" className="filters">
          <DaySpanFilter formats={formats} span={span} onChange={change} />
        </Group>
      )}
      {tab === 'owed' && <OwedReport />}
      {tab === 'billed' && <BilledReport span={span} />}
      {tab === 'spent' && <SpentReport span={span} />}
      {tab === 'ledger' && <Ledger span={span} />}
    </>
  );
};
