import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { ExpenseDecline } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';

type Props = {
  label: string;
  /** What comes of it. */
  note: string;
  submitLabel: string;
  onCancel: () => void;
  send: (reason: string) => Promise<void>;
};

const Values = ExpenseDecline.pick({ reason: true });

/** Asks why, before something is done that cannot be taken back. */
export const ReasonForm = ({ label, note, submitLabel, onCancel, send }: Props) => {
  // As a mutation, so that every list hears of it.
  const { mutateAsync } = useMutation({ mutationFn: send });
  const { form, submit, failure } = useSentForm({
    start: { reason: '' },
    validate: schemaResolver(Values, { sync: true }),
    send: async ({ reason }) => mutateAsync(reason),
  });
  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        <Text size="sm">{note}</Text>
        <Textarea label={label} withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
        <FailureAlert failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button size="sm" color="red.8" type="submit" loading={form.submitting}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
