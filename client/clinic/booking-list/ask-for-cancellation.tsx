import { Button, Group, Stack, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Cancellation } from '../../../shared/clinic/bookings.ts';
import { counted } from '../../ui/bulk/bulk-action.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { bookingNoun } from './booking-noun.ts';

const Reason = Cancellation.pick({ reason: true });

type Props = { count: number; onGiven: (reason: string) => void; onKeep: () => void };

const CancellationForm = ({ count, onGiven, onKeep }: Props) => {
  const form = useForm({ initialValues: { reason: '' }, validate: schemaResolver(Reason, { sync: true }) });
  return (
    <form onSubmit={form.onSubmit(({ reason }) => onGiven(reason))} noValidate>
      <Stack gap="sm">
        <Textarea
          label={count === 1 ? 'Why is it cancelled?' : 'Why are they cancelled?'}
          withAsterisk
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onKeep}>
            {count === 1 ? 'Keep it' : 'Keep them'}
          </Button>
          <Button color="red.8" type="submit">
            Cancel {counted(count, bookingNoun)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks for the reason of cancelling so many bookings; undefined where they are kept. */
export const askForCancellation = (count: number): Promise<string | undefined> =>
  ask<string>({
    title: `Cancel ${counted(count, bookingNoun)}?`,
    size: 'sm',
    render: (give, keep) => <CancellationForm count={count} onGiven={give} onKeep={keep} />,
  });
