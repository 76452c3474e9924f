import { Button, Group, Stack, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type BookingRow, Cancellation } from '../../../shared/clinic/bookings.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { useTakeBack } from '../bookings/use-take-back.ts';

type Props = { booking: BookingRow; onDone: () => void };

const Reason = Cancellation.pick({ reason: true });

export const CancelForm = ({ booking, onDone }: Props) => {
  const cancel = useMutation(api.bookings.cancel.mutationOptions());
  const { tellStep } = useTakeBack();
  const form = useForm({
    initialValues: { reason: '' },
    validate: schemaResolver(Reason, { sync: true }),
  });
  const submit = form.onSubmit(({ reason }) =>
    cancel.mutate(
      { id: booking.id, version: booking.version, reason },
      {
        onSuccess: cancelled => {
          tellStep(cancelled);
          onDone();
        },
      },
    ),
  );

  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        <Textarea
          label="Why is it cancelled?"
          withAsterisk
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <FailureAlert failure={cancel.error ? failureOf(cancel.error) : undefined} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            Keep it
          </Button>
          <Button size="sm" color="red.8" type="submit" loading={cancel.isPending}>
            Cancel the booking
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
