import { Button, Group, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import type { z } from 'zod';
import type { BookingsToCome } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { forAReason } from '../reasons/for-a-reason.tsx';
import type { Going } from './decide-on-bookings.tsx';
import { type Decision, decisionOf } from './decision.tsx';

type Props = {
  going: Going;
  toCome: z.output<typeof BookingsToCome>;
  onDecided: (decision: Decision) => void;
  onCancel: () => void;
};

const choices = {
  handOver: t('Hand them over to a colleague'),
  cancel: t('Cancel them all'),
  leave: t('Leave them as they are'),
};
type Choice = keyof typeof choices;

const offeredFor = ({ kind, mayStay }: Going): Choice[] => [
  ...(kind === 'practitioner' ? (['handOver'] as const) : []),
  'cancel',
  ...(mayStay ? (['leave'] as const) : []),
];

/** What becomes of the bookings to come that hang on a record which goes. */
export const DecisionForm = ({ going, toCome, onDecided, onCancel }: Props) => {
  const { day } = useFormats();
  const { kind, id, name } = going;
  const { count } = toCome;
  const colleagues = usePractitionerOptions().filter(({ value }) => value !== id);
  const offered = offeredFor(going);
  const [first = 'cancel'] = offered;
  const { form, failure, submit } = useSentForm<{ choice: Choice; successorId: string; reason: string }>({
    start: { choice: first, successorId: '', reason: '' },
    validate: {
      successorId: (value, { choice }) =>
        choice === 'handOver' && !value ? t('Please choose a colleague.') : null,
      reason: (value, { choice }) =>
        choice === 'cancel' && !value.trim() ? t('Please fill this in.') : null,
    },
    send: async ({ choice, successorId, reason }) => {
      if (choice === 'leave') return onDecided({});
      if (choice === 'cancel')
        return onDecided(decisionOf('cancelled', await trpc.bookings.cancelAll.mutate({ kind, id, reason })));
      const handedOver = await forAReason(despite =>
        trpc.bookings.handOver.mutate({ practitionerId: id, successorId, despite }),
      );
      if (handedOver) onDecided(decisionOf('handedOver', handedOver));
    },
  });
  const { choice } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">
          {toCome.first && toCome.last && day(toCome.first) !== day(toCome.last)
            ? t('Bookings with {name} from {from} to {to}: {count}.', {
                from: day(toCome.first),
                to: day(toCome.last),
                count,
                name,
              })
            : t('Bookings with {name} on {day}: {count}.', { day: day(toCome.first ?? ''), count, name })}
        </Text>
        {offered.length > 1 && (
          <Radio.Group label={t('What becomes of them?')} {...form.getInputProps('choice')}>
            <Stack gap="xs" mt="xs">
              {offered.map(value => (
                <Radio key={value} value={value} label={choices[value]} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {choice === 'handOver' && (
          <Select
            label={t('Colleague')}
            withAsterisk
            searchable
            data={colleagues}
            {...form.getInputProps('successorId')}
          />
        )}
        {choice === 'cancel' && (
          <Textarea
            label={t('Why are they cancelled?')}
            withAsterisk
            autosize
            minRows={2}
            {...form.getInputProps('reason')}
          />
        )}
        <FailureAlert failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Keep {name}', { name })}
          </Button>
          <Button type="submit" loading={form.submitting}>
            {choices[choice]}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
