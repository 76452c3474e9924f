import { Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Age, ages } from '../../../shared/clinic/money-reports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { ReportTable } from './ReportTable.tsx';

const words: Record<Age, string> = {
  current: t('Not late yet'),
  days30: t('{from} to {to} days late', { from: 1, to: 30 }),
  days60: t('{from} to {to} days late', { from: 31, to: 60 }),
  days90: t('{from} to {to} days late', { from: 61, to: 90 }),
  older: t('More than {days} days late', { days: 90 }),
};

/** What patients owe today, by how late it is (MY28). */
export const OwedReport = () => {
  const { money, date, number } = useFormats();
  const { data, error, refetch } = useQuery(api.moneyReports.owed.queryOptions({}));
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={320} aria-busy="true" />;
  if (data.items.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconMoodSmile} title={t('Nothing is owed')}>
          {t('Every invoice that was issued is paid or taken back.')}
        </EmptyState>
      </Paper>
    );
  return (
    <Stack gap="md">
      {data.items.map(({ currency, invoices, credit, balance, ...owed }) => (
        <ReportTable
          key={currency}
          title={
            data.items.length > 1
              ? t('Owed on {day}, {currency}', { day: date(data.on), currency })
              : t('Owed on {day}', { day: date(data.on) })
          }
          note={t(
            'Of {count, plural, one {# invoice} other {# invoices}}, by the day on which each was due',
            {
              count: invoices,
            },
          )}
          of={t('How late')}
          columns={[t('Amount'), t('Share')]}
          rows={[
            ...ages.map(age => ({
              ...{ key: age, label: words[age] },
              cells: [money(owed[age], currency), percentOf(owed[age], balance - credit)],
            })),
            ...(credit < 0
              ? [{ key: 'credit', label: t('To patients’ credit'), cells: [money(credit, currency), ''] }]
              : []),
          ]}
          sum={{ label: t('All together'), cells: [money(balance, currency), ''] }}
        />
      ))}
      <Text size="sm">
        <AnchorLink to="/invoices" search={{ overdue: true }}>
          {t('Invoices that are overdue')}
        </AnchorLink>
      </Text>
    </Stack>
  );

  function percentOf(amount: number, all: number): string {
    return all > 0 ? `${number(Math.round((amount / all) * 100))} %` : '';
  }
};
