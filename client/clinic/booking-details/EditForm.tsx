import { Button, Group, NumberInput, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Count, Id, OptionalText } from '../../../shared/scalars.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { isOpen } from '../bookings/booking-words.ts';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { tellSaved } from '../records/tell-saved.ts';
import { type Scope, ScopeField } from '../series/ScopeField.tsx';
import { useChangeSeries } from '../series/use-change-series.ts';
import { useSeriesOf } from '../series/use-series-of.ts';
import { useServiceOptions } from '../services/use-service-options.ts';

type Props = { booking: BookingRow; onDone: () => void };

const Edit = z.strictObject({ serviceId: Id, minutes: Count(1, 1440), notes: OptionalText(2000) });

const endAfter = (startsAt: string, minutes: number): string =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

const draftOf = ({ version, service, startsAt, endsAt, notes }: BookingRow) => ({
  version,
  values: {
    serviceId: service.id,
    minutes: (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
    notes: notes ?? '',
  },
});

/** What of a booking is edited in place (FD13); once it is over, that is its notes. */
export const EditForm = ({ booking, onDone }: Props) => {
  const { moment, day, time } = useFormats();
  const services = useServiceOptions();
  const update = useMutation(api.bookings.update.mutationOptions());
  const { data: series } = useSeriesOf(booking);
  const [scope, setScope] = useState<Scope>('this');
  const { edit: editSeries } = useChangeSeries();
  const { id, startsAt, service, status } = booking;
  const { form, frame } = useRecordForm({
    schema: Edit,
    start: draftOf(booking),
    fresh: { moment, load: async () => draftOf(await trpc.bookings.get.query({ id })) },
    save: async (values, version, before) => {
      if (series && scope !== 'this') {
        // Only what was changed here, for the other dates may differ in the rest.
        const isSpan = form.isDirty('serviceId') || form.isDirty('minutes');
        const change = {
          ...(form.isDirty('serviceId') && { serviceId: values.serviceId }),
          ...(isSpan && { minutes: values.minutes }),
          ...(form.isDirty('notes') && { notes: values.notes }),
        };
        if (!form.isDirty() || (await editSeries({ series, booking, scope }, change))) onDone();
        return;
      }
      const write = (wanted: typeof values, seen: number, things = {}) => {
        const { serviceId, minutes, notes } = wanted;
        const span = isOpen(status) ? { serviceId, endsAt: endAfter(startsAt, minutes), ...things } : {};
        return forAReason(despite => update.mutateAsync({ id, version: seen, ...span, notes, despite }));
      };
      const saved = await write(values, version);
      if (!saved) return;
      // Another service may have brought another room.
      const things = { roomId: booking.room?.id ?? null, deviceId: booking.device?.id ?? null };
      tellSaved({
        sentence: t('The booking of {patient} is saved.', { patient: saved.patient.name }),
        ...{ before, after: draftOf(saved).values },
        writeBack: former => write(former, saved.version, things),
      });
      onDone();
    },
  });
  const offered = services.some(({ value }) => value === service.id)
    ? services
    : [{ value: service.id, label: service.name, minutes: 0 }, ...services];
  const { nextFree = [] } = frame.failure ?? {};

  return (
    <form onSubmit={frame.submit} noValidate className="inset">
      <Stack gap="xs">
        {series && booking.series && isOpen(status) && (
          <ScopeField
            series={series}
            date={booking.series.date}
            value={scope}
            onChange={setScope}
            keepsAlone
          />
        )}
        {isOpen(status) && (
          <SimpleGrid cols={2} spacing="xs">
            <Select
              label={t('Service')}
              allowDeselect={false}
              searchable
              data={offered}
              {...form.getInputProps('serviceId')}
              onChange={value => {
                const minutes = offered.find(option => option.value === value)?.minutes;
                form.setFieldValue('serviceId', value ?? service.id);
                if (minutes) form.setFieldValue('minutes', minutes);
              }}
            />
            <NumberInput
              label={t('Minutes')}
              description={
                form.values.minutes > 0 &&
                t('Until {time}', { time: time(endAfter(startsAt, form.values.minutes)) })
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={1}
              max={1440}
              step={5}
              {...form.getInputProps('minutes')}
            />
          </SimpleGrid>
        )}
        <Textarea label={t('Notes')} autosize minRows={2} {...form.getInputProps('notes')} />
        <FailureAlert failure={frame.failure}>
          {nextFree.length > 0 && (
            <Text size="sm" mt={4}>
              {t('It would fit here, if it is moved first: {times}.', {
                times: nextFree.map(slot => `${day(slot.startsAt)}, ${time(slot.startsAt)}`).join('; '),
              })}
            </Text>
          )}
        </FailureAlert>
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            {t('Leave it')}
          </Button>
          <Button size="sm" type="submit" loading={frame.submitting}>
            {t('Save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
