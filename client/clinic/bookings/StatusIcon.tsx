import { VisuallyHidden } from '@mantine/core';
import {
  type Icon,
  IconCheck,
  IconCircleX,
  IconDoorEnter,
  IconHourglassEmpty,
  IconStethoscope,
  IconUserX,
} from '@tabler/icons-react';
import type { BookingStatus } from '../../../shared/clinic/bookings.ts';
import { bookingStatuses } from './booking-words.ts';

/** Confirmed is the rule and has none, so that the exceptions stand out. */
const icons: Record<Exclude<BookingStatus, 'confirmed'>, Icon> = {
  pending: IconHourglassEmpty,
  arrived: IconDoorEnter,
  in_room: IconStethoscope,
  completed: IconCheck,
  cancelled: IconCircleX,
  no_show: IconUserX,
};

type Props = { status: BookingStatus };

/** The status where a word has no room; the word is there for screen readers and on hover. */
export const StatusIcon = ({ status }: Props) => {
  if (status === 'confirmed') return null;
  const StatusShape = icons[status];
  const { label } = bookingStatuses[status];
  return (
    <span className="status-icon" title={label}>
      <StatusShape size={14} stroke={2} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
};
