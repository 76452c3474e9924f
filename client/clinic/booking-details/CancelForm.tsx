import { Button, Group, Stack, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type BookingRow, Cancellation } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { useTakeBack } from '../bookings/use-take-back.ts';
import { type Scope, ScopeField } from '../series/ScopeField.tsx';
import { useChangeSeries } from '../series/use-change-series.ts';
import { useSeriesOf } from '../series/use-series-of.ts';

type Props = { booking: BookingRow; onDone: () => void };

const Reason = Cancellation.pick({ reason: true });

export const CancelForm = ({ booking, onDone }: Props) => {
  const cancelOne = useMutation(api.bookings.cancel.mutationOptions());
  const { tellStep } = useTakeBack();
  const { data: series } = useSeriesOf(booking);
  const [scope, setScope] = useState<Scope>('this');
  const { cancel: cancelSeries } = useChangeSeries();
  const form = useForm({
    initialValues: { reason: '' },
    validate: schemaResolver(Reason, { sync: true }),
  });
  const cancel = useMutation({
    mutationFn: async (reason: string) => {
      if (series && scope !== 'this') return cancelSeries({ series, booking, scope }, reason);
      tellStep(await cancelOne.mutateAsync({ id: booking.id, version: booking.version, reason }));
    },
    onSuccess: onDone,
  });
  const submit = form.onSubmit(({ reason }) => cancel.mutate(reason));

  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        {series && booking.series && (
          <ScopeField series={series} date={booking.series.date} value={scope} onChange={setScope} />
        )}
        <Textarea
          label={t('Why is it cancelled?')}
          withAsterisk
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <FailureAlert failure={cancel.error ? failureOf(cancel.error) : undefined} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            {t('Keep it')}
          </Button>
          <Button size="sm" color="red.8" type="submit" loading={cancel.isPending}>
            {scope === 'this' ? t('Cancel the booking') : t('Cancel the bookings')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
