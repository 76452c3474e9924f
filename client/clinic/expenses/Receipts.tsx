import { Stack, Text, Title } from '@mantine/core';
import type { Expense } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { Attachments } from '../attachments/Attachments.tsx';

/** The receipts of an expense: changed by who wrote it while it is a draft, added to until somebody decides, and read from then on. */
export const Receipts = ({ expense: { id, status, isOwn } }: { expense: Expense }) => {
  const may = useMay();
  if (!may('expenses:read') || !may('requests:read')) return null;
  const isDraft = status === 'draft';
  const mayAdd =
    isOwn && (isDraft || status === 'submitted') && may('expenses:write') && may('requests:write');
  return (
    <Stack gap="xs" component="section" aria-labelledby="receipts">
      <Title order={3} size="h5" id="receipts">
        {t('Receipts')}
      </Title>
      {mayAdd && !isDraft && (
        <Text size="sm" c="dimmed">
          {t('What was attached stays. You can still add to it until somebody decides.')}
        </Text>
      )}
      <Attachments
        owner={{ expenseId: id }}
        mayWrite={mayAdd}
        isRemovable={file => isDraft || file.status !== 'clean'}
      />
    </Stack>
  );
};
