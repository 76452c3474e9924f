import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Invoice, NewReminder } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { DateField } from '../../ui/forms/DateField.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { reminderWays } from './reminder-ways.ts';

type Props = { invoice: Invoice; onDone: () => void };

const Values = NewReminder.omit({ id: true, version: true });
/** How many days more somebody has to pay, unless told otherwise. */
const MORE_DAYS = 14;

/** Asks a patient again for what is overdue. */
export const ReminderForm = ({ invoice, onDone }: Props) => {
  const { id, version, balance, currency } = invoice;
  const formats = useFormats();
  const today = formats.today();
  const remind = useMutation(api.invoices.remind.mutationOptions());
  const { form, submit, failure } = useSentForm<z.input<typeof Values>>({
    start: { how: 'mail', payBy: addDays(today, MORE_DAYS) },
    validate: schemaResolver(Values, { sync: true }),
    send: async values => {
      await remind.mutateAsync({ id, version, ...values });
      tellSuccess(
        values.how === 'mail'
          ? t('The reminder is on its way.')
          : t('The reminder is written. Please print and send it.'),
      );
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        <Text size="sm">
          {t('It asks for {amount}, and cannot be taken back.', { amount: formats.money(balance, currency) })}
        </Text>
        <Select
          label={t('How it is sent')}
          allowDeselect={false}
          data={optionsOf(reminderWays)}
          {...form.getInputProps('how')}
        />
        <DateField
          formats={formats}
          label={t('To be paid by')}
          withAsterisk
          minDate={addDays(today, 1)}
          {...form.getInputProps('payBy')}
        />
        <FailureAlert failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            {t('Cancel')}
          </Button>
          <Button size="sm" type="submit" loading={form.submitting}>
            {t('Send it now')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
