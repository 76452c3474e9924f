import { Alert, Text } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { wallTimeOf } from '../../../shared/wall-time.ts';
import { useFormats } from '../../session.tsx';
import { toInstant } from '../../ui/formats/clinic-time.ts';
import { isOpen } from '../bookings/booking-words.ts';

type Props = { booking: BookingRow };

/** Says that a booking begins at another time of day than was promised, because the law sets the clocks otherwise by now. */
export const BrokenPromise = ({ booking }: Props) => {
  const { moment } = useFormats();
  const { startsAt, wallTime, timeZone, status } = booking;
  if (wallTimeOf(new Date(startsAt), timeZone) === wallTime || !isOpen(status)) return null;
  return (
    <Alert variant="outline" color="yellow">
      <Text size="sm" fw={600}>
        {t('Promised for {moment}', { moment: moment(toInstant(wallTime, timeZone)) })}
      </Text>
      <Text size="sm">
        {t(
          'The clocks of {zone} are set otherwise by now, so it begins at {moment}. Move it to the time that was promised, or move it to where it is once the patient knows.',
          { zone: timeZone, moment: moment(startsAt) },
        )}
      </Text>
    </Alert>
  );
};
