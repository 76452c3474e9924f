import { Alert, Stack, Text } from '@mantine/core';
import type { Expense } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { expenseName, expenseStatuses } from './expense-words.ts';

/** Tells, before anybody decides, what the same receipt may have been handed in as already (MY31). */
export const AlikeAlert = ({ expense: { alike } }: { expense: Expense }) => {
  if (alike.length === 0) return null;
  return (
    <Alert variant="outline" color="yellow">
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {t('This may have been handed in already')}
        </Text>
        {alike.map(({ id, reference, payee, status, isSameFile }) => (
          <div key={id}>
            <Text size="sm">
              <AnchorLink to="/expenses" search={{ open: id }} underline="always">
                {expenseName({ reference, payee })}
              </AnchorLink>
              {': '}
              {isSameFile ? t('has the same file') : t('is of the same day, amount and payee')}
            </Text>
            <Status {...expenseStatuses[status]} />
          </div>
        ))}
      </Stack>
    </Alert>
  );
};
