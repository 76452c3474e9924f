import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Despite } from '../../../shared/clinic/bookings.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { ask } from '../../ui/forms/ask.tsx';

type Warnings = NonNullable<Failure['needsReason']>;
type Reason = { reason: string };

/**
 * Books or moves what the server warns of: a dialog tells the warnings and asks for a reason, and then it is tried again
 * with that (FD7). Answers undefined when the person would rather not.
 */
export const forAReason = async <T,>(work: (despite?: Reason) => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    const { needsReason } = failureOf(error);
    if (!needsReason?.length) throw error;
    const despite = await askForReason(needsReason);
    return despite && work(despite);
  }
};

/** The reason for which something is booked in spite of what is told; undefined where the person would rather not. */
export const askForReason = (warnings: Warnings): Promise<Reason | undefined> =>
  ask<Reason>({
    title: 'Book it all the same?',
    render: (give, cancel) => <ReasonForm warnings={warnings} onGiven={give} onCancel={cancel} />,
  });

type Props = { warnings: Warnings; onGiven: (despite: Reason) => void; onCancel: () => void };

const ReasonForm = ({ warnings, onGiven, onCancel }: Props) => {
  const form = useForm({
    initialValues: { reason: '' },
    validate: schemaResolver(Despite, { sync: true }),
  });
  return (
    <form onSubmit={form.onSubmit(onGiven)} noValidate>
      <Stack gap="sm">
        {warnings.map(({ kind, sentence }) => (
          <Text key={kind} size="sm">
            {sentence}
          </Text>
        ))}
        <Textarea
          label="Why is it booked all the same?"
          withAsterisk
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Choose another time
          </Button>
          <Button type="submit">Book it all the same</Button>
        </Group>
      </Stack>
    </form>
  );
};
