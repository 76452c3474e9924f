import { Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ExpenseStatus, type ExpenseTotals } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { expenseStatuses } from './expense-words.ts';

type Props = {
  filters: Parameters<typeof api.expenses.totals.queryOptions>[0] & object;
  /** Whether filters leave a part of them only. */
  isNarrowed: boolean;
};
type Sum = ExpenseTotals['items'][number];

const inOrder = (items: Sum[]): Sum[] =>
  ExpenseStatus.options.flatMap(status => items.filter(item => item.status === status));

/** What the whole list comes to, however many pages it has: each status and each currency by itself. */
export const ExpenseSums = ({ filters, isNarrowed }: Props) => {
  const { money } = useFormats();
  const { data, error, refetch } = useQuery(api.expenses.totals.queryOptions(filters));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Paper p="sm" mb="sm" component="section" aria-label={t('Sums of expenses')}>
      <Text size="xs" c="dimmed" mb={4}>
        {isNarrowed
          ? t('Sums of all that the filters leave, with tax; what takes back is taken off')
          : t('Sums of all expenses below, with tax; what takes back is taken off')}
      </Text>
      <Group gap="xl">
        {inOrder(data.items).map(({ currency, status, count, total }) => (
          <Stack key={`${currency} ${status}`} gap={0}>
            <Text size="xs">
              {t('{status}: {count, plural, one {# expense} other {# expenses}}', {
                status: expenseStatuses[status].label,
                count,
              })}
            </Text>
            <Text fw={600} className="numeric nowrap">
              {money(total, currency)}
            </Text>
          </Stack>
        ))}
      </Group>
    </Paper>
  );
};
