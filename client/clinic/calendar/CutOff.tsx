import { Alert } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';

/** Says from when on the bookings are not shown, where there are too many, so that nobody takes that time for free (FD1). */
export const CutOff = ({ bookings }: { bookings: BookingRow[] }) => {
  const { number, day, time } = useFormats();
  const last = bookings.at(-1)?.startsAt ?? '';
  return (
    <Alert color="orange" mb="sm" title={`Only the first ${number(bookings.length)} bookings are shown`}>
      What is booked after {day(last)}, {time(last)}, is missing here. Please choose a practitioner, a
      facility or fewer days.
    </Alert>
  );
};
