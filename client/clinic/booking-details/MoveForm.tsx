import { Button, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { isDate } from '../../ui/formats/clinic-time.ts';
import { ClockField } from '../booking-form/ClockField.tsx';
import { SuggestedTimes } from '../booking-form/SuggestedTimes.tsx';
import { WhichTime } from '../booking-form/WhichTime.tsx';
import { useMoveBooking } from '../bookings/use-move-booking.tsx';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { type Scope, ScopeField } from '../series/ScopeField.tsx';
import { useChangeSeries } from '../series/use-change-series.ts';
import { useSeriesOf } from '../series/use-series-of.ts';

type Props = { booking: BookingRow; onDone: () => void };

/** Moving without a drag: for the keyboard, for phones, and for another week. */
export const MoveForm = ({ booking, onDone }: Props) => {
  const { toWall, toInstant, whichOf } = useFormats();
  const practitioners = usePractitionerOptions();
  const move = useMoveBooking();
  const { data: series } = useSeriesOf(booking);
  const [scope, setScope] = useState<Scope>('this');
  const { move: moveSeries } = useChangeSeries();
  const movingSeries = useMutation({
    mutationFn: async (to: { startsAt: string; practitionerId: string }) =>
      series && scope !== 'this' && moveSeries({ series, booking, scope }, to),
    onSuccess: isMoved => isMoved && onDone(),
  });
  const [date = '', clock = ''] = toWall(booking.startsAt).split(' ');
  const form = useForm({
    initialValues: {
      date,
      time: clock.slice(0, 5),
      which: whichOf(booking.startsAt),
      practitionerId: booking.practitioner.id,
    },
    validate: {
      date: value => (isDate(value) ? null : t('Please enter a date.')),
      time: value => (/^\d{2}:\d{2}/.test(value) ? null : t('Please enter a time.')),
    },
  });
  const length = Date.parse(booking.endsAt) - Date.parse(booking.startsAt);

  const submit = form.onSubmit(values => {
    // The fields know no seconds, so what nobody changed stays what it was (K13).
    const isSame = (['date', 'time', 'which'] as const).every(field => !form.isDirty(field));
    const startsAt = isSame
      ? booking.startsAt
      : toInstant(`${values.date} ${values.time.slice(0, 5)}:00`, values.which);
    if (series && scope !== 'this')
      return movingSeries.mutate({ startsAt, practitionerId: values.practitionerId });
    const endsAt = new Date(Date.parse(startsAt) + length).toISOString();
    move({ booking, startsAt, endsAt, practitionerId: values.practitionerId });
    onDone();
  });

  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        {series && booking.series && (
          <ScopeField
            series={series}
            date={booking.series.date}
            value={scope}
            onChange={setScope}
            keepsAlone
          />
        )}
        <Select
          label={t('Practitioner')}
          allowDeselect={false}
          searchable
          data={practitioners}
          {...form.getInputProps('practitionerId')}
        />
        <SimpleGrid cols={2} spacing="xs">
          <ClinicDate label={t('Date')} {...form.getInputProps('date')} />
          <ClockField {...form.getInputProps('time')} />
        </SimpleGrid>
        <WhichTime date={form.values.date} time={form.values.time} {...form.getInputProps('which')} />
        <SuggestedTimes
          serviceId={booking.service.id}
          practitionerId={form.values.practitionerId}
          facilityId={booking.facility.id}
          patientId={booking.patient.id}
          bookingId={booking.id}
          date={form.values.date}
          onPick={({ startsAt }) => {
            const [day = '', time = ''] = toWall(startsAt).split(' ');
            form.setValues({ date: day, time: time.slice(0, 5), which: whichOf(startsAt) });
          }}
        />
        <FailureAlert failure={movingSeries.error ? failureOf(movingSeries.error) : undefined} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            {t('Leave it')}
          </Button>
          <Button size="sm" type="submit" loading={movingSeries.isPending}>
            {t('Move')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
