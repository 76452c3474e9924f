import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { StatusIcon } from '../bookings/StatusIcon.tsx';
import { PatientName } from '../patient-names/PatientName.tsx';

type Props = { booking: BookingRow; isShort: boolean };

/** What a booking shows inside the grid, the most important line first, since short ones are cut off. */
export const BookingEvent = ({ booking, isShort }: Props) => {
  const { span } = useFormats();
  const { patient, service, startsAt, endsAt, status } = booking;
  return (
    <span className="booking-event-body" data-short={isShort || undefined}>
      <span className="booking-event-name">
        <PatientName patient={patient} render={name => <b>{name}</b>} />
        <StatusIcon status={status} />
      </span>
      <span className="booking-event-service">{service.name}</span>
      <span className="booking-event-time numeric">{span(startsAt, endsAt)}</span>
    </span>
  );
};
