import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Invoice, NewPayment } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { handMethods } from './invoice-words.ts';

type Props = { invoice: Invoice; onDone: () => void };

const Values = NewPayment.omit({ id: true, receivedOn: true });

/** Money that came at the desk: all that is due, unless somebody says another amount. */
export const PaymentForm = ({ invoice, onDone }: Props) => {
  const { id, balance, currency } = invoice;
  const pay = useMutation(api.invoices.pay.mutationOptions());
  const { form, submit, failure } = useSentForm<z.input<typeof Values>>({
    start: {
      ...{ amount: Math.max(balance, 0), method: 'cash', reference: '', beyondDue: false },
    },
    validate: schemaResolver(Values, { sync: true }),
    send: async values => {
      const { payments } = await pay.mutateAsync({ id, ...values });
      tellSuccess(t('{receipt} is taken.', { receipt: payments.at(-1)?.reference ?? '' }));
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        <MoneyInput label={t('Amount')} withAsterisk currency={currency} {...form.getInputProps('amount')} />
        <Select
          label={t('Paid by')}
          allowDeselect={false}
          data={optionsOf(handMethods)}
          {...form.getInputProps('method')}
        />
        <TextInput
          label={t('Reference')}
          description={t('What the terminal or the bank says of it')}
          {...form.getInputProps('reference')}
        />
        {form.values.amount > balance && (
          <Switch
            label={t('It is more than is due, and stays to the patient’s credit')}
            {...form.getInputProps('beyondDue', { type: 'checkbox' })}
          />
        )}
        <FailureAlert failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            {t('Cancel')}
          </Button>
          <Button size="sm" type="submit" loading={form.submitting}>
            {t('Take it')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
