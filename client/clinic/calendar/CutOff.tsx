import { Alert } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';

/** Says from when on the bookings are not shown, where there are too many, so that nobody takes that time for free (FD1). */
export const CutOff = ({ bookings }: { bookings: BookingRow[] }) => {
  const { number, day, time } = useFormats();
  const last = bookings.at(-1)?.startsAt ?? '';
  return (
    <Alert
      color="orange"
      mb="sm"
      title={t('Only the first {count} bookings are shown', { count: number(bookings.length) })}
    >
      {t(
        'What is booked after {day}, {time}, is missing here. Please choose a practitioner, a facility or fewer days.',
        { day: day(last), time: time(last) },
      )}
    </Alert>
  );
};
