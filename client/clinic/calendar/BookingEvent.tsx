import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { StatusIcon } from '../bookings/StatusIcon.tsx';

type Props = { booking: BookingRow | undefined };

/** What a booking shows inside the grid, the most important line first, since short ones are cut off. */
export const BookingEvent = ({ booking }: Props) => {
  const { span } = useFormats();
  if (!booking) return null;
  const { patient, service, startsAt, endsAt, status } = booking;
  const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
  return (
    <span className="booking-event-body" data-short={minutes < 30 || undefined}>
      <span className="booking-event-name">
        <b>{patient.name}</b>
        <StatusIcon status={status} />
      </span>
      <span className="booking-event-service">{service.name}</span>
      <span className="booking-event-time numeric">{span(startsAt, endsAt)}</span>
    </span>
  );
};
