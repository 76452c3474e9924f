import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Expense } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { agreed } from '../../ui/forms/ask.tsx';
import { useTrash } from '../records/use-trash.ts';
import { expenseName } from './expense-words.ts';

type Props = { expense: Expense; isDirty: boolean; onClose: () => void };

/** What can be done with a draft that is saved. */
export const DraftSteps = ({ expense, isDirty, onClose }: Props) => {
  const { id, version, payee, total, currency } = expense;
  const { money } = useFormats();
  const { moveToTrash } = useTrash(null, trpc.expenses, expenseName);
  const submit = useMutation(
    api.expenses.submit.mutationOptions({
      onError: tellFailure,
      onSuccess: () => tellSuccess(t('The expense for {payee} is submitted.', { payee })),
    }),
  );
  const ask = async () => {
    const isMeant = await agreed({
      title: t('Submit {amount} for {payee}?', { amount: money(total, currency), payee }),
      children: (
        <Text size="sm">{t('Submitted, it stays as it is, and somebody else decides about it.')}</Text>
      ),
      labels: { confirm: t('Submit'), cancel: t('Cancel') },
    });
    if (isMeant) submit.mutate({ id, version });
  };
  return (
    <Stack gap="xs" mt="md">
      <Text size="sm" c="dimmed">
        {isDirty
          ? t('Please save what you changed before you submit it.')
          : t('Submitted, it stays as it is, and somebody else decides about it.')}
      </Text>
      <Group gap="xs">
        <Button disabled={isDirty} loading={submit.isPending} onClick={() => void ask()}>
          {t('Submit the expense')}
        </Button>
        <Button variant="default" onClick={() => moveToTrash(expense, onClose)}>
          {t('Move to trash')}
        </Button>
      </Group>
    </Stack>
  );
};
