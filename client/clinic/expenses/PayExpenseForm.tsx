import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Expense, ExpensePayment } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { handMethods } from '../invoices/invoice-words.ts';
import { expenseName } from './expense-words.ts';

type Props = { expense: Expense; onCancel: () => void; onDone: (sentence: string) => void };

const Values = ExpensePayment.omit({ id: true, version: true });

/** When and by what an expense was paid, or the money of one that is taken back came in again. */
export const PayExpenseForm = ({ expense, onCancel, onDone }: Props) => {
  const { id, version, total, currency, takesBack } = expense;
  const formats = useFormats();
  const pay = useMutation(api.expenses.pay.mutationOptions());
  const { form, submit, failure } = useSentForm<z.input<typeof Values>>({
    start: { method: 'transfer', paidOn: formats.today() },
    validate: schemaResolver(Values, { sync: true }),
    send: async values => {
      const paid = await pay.mutateAsync({ id, version, ...values });
      onDone(t('{name} is entered as paid.', { name: expenseName(paid) }));
    },
  });
  const amount = formats.money(Math.abs(total), currency);
  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        <Text size="sm">
          {takesBack
            ? t('{amount} came back. This cannot be undone.', { amount })
            : t('{amount} was paid. This cannot be undone; what is wrong is taken back.', { amount })}
        </Text>
        <Select
          label={t('Paid by')}
          allowDeselect={false}
          data={optionsOf(handMethods)}
          {...form.getInputProps('method')}
        />
        <DateField
          formats={formats}
          label={t('Paid on')}
          maxDate={formats.today()}
          {...form.getInputProps('paidOn')}
        />
        <FailureAlert failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button size="sm" type="submit" loading={form.submitting}>
            {t('Enter the payment')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
