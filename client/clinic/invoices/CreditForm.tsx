import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Credit, type Invoice } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';

type Props = { invoice: Invoice; onDone: () => void };

const Values = Credit.pick({ reason: true });

/** Takes all that is left of a bill back, by a credit note; its visits may be billed again then. */
export const CreditForm = ({ invoice: { id, version }, onDone }: Props) => {
  const credit = useMutation(api.invoices.credit.mutationOptions());
  const { form, submit, failure } = useSentForm({
    start: { reason: '' },
    validate: schemaResolver(Values, { sync: true }),
    send: async ({ reason }) => {
      const { creditNotes } = await credit.mutateAsync({ id, version, reason });
      tellSuccess(t('{name} is issued.', { name: creditNotes.at(-1)?.reference ?? '' }));
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        <Text size="sm">
          {t('A credit note takes back what is left of the invoice. Its visits can be billed again.')}
        </Text>
        <Textarea
          label={t('Why is it taken back?')}
          withAsterisk
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <FailureAlert failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            {t('Keep it')}
          </Button>
          <Button size="sm" color="red.8" type="submit" loading={form.submitting}>
            {t('Write the credit note')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
