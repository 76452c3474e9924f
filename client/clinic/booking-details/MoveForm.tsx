import { Button, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { isDate } from '../../ui/formats/clinic-time.ts';
import { ClockField } from '../booking-form/ClockField.tsx';
import { SuggestedTimes } from '../booking-form/SuggestedTimes.tsx';
import { WhichTime } from '../booking-form/WhichTime.tsx';
import { useMoveBooking } from '../bookings/use-move-booking.tsx';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';

type Props = { booking: BookingRow; onDone: () => void };

/** Moving without a drag: for the keyboard, for phones, and for another week. */
export const MoveForm = ({ booking, onDone }: Props) => {
  const { toWall, toInstant, whichOf } = useFormats();
  const practitioners = usePractitionerOptions();
  const move = useMoveBooking();
  const [date = '', clock = ''] = toWall(booking.startsAt).split(' ');
  const form = useForm({
    initialValues: {
      date,
      time: clock.slice(0, 5),
      which: whichOf(booking.startsAt),
      practitionerId: booking.practitioner.id,
    },
    validate: {
      date: value => (isDate(value) ? null : 'Please enter a date.'),
      time: value => (/^\d{2}:\d{2}/.test(value) ? null : 'Please enter a time.'),
    },
  });
  const length = Date.parse(booking.endsAt) - Date.parse(booking.startsAt);

  const submit = form.onSubmit(values => {
    const startsAt = toInstant(`${values.date} ${values.time.slice(0, 5)}:00`, values.which);
    const endsAt = new Date(Date.parse(startsAt) + length).toISOString();
    move({ booking, startsAt, endsAt, practitionerId: values.practitionerId });
    onDone();
  });

  return (
    <form onSubmit={submit} noValidate className="inset">
      <Stack gap="xs">
        <Select
          label="Practitioner"
          allowDeselect={false}
          searchable
          data={practitioners}
          {...form.getInputProps('practitionerId')}
        />
        <SimpleGrid cols={2} spacing="xs">
          <DateInput
            label="Date"
            valueFormat="YYYY-MM-DD"
            {...form.getInputProps('date')}
            onChange={value => form.setFieldValue('date', value ?? '')}
          />
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
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button size="sm" type="submit">
            Move
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
