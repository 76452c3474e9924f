import { UnstyledButton } from '@mantine/core';
import type { DragEvent } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { BookingEvent } from './BookingEvent.tsx';
import type { Laned } from './day-lanes.ts';

export type Placed = Laned<{ booking: BookingRow; from: number; to: number }>;

type Props = {
  placed: Placed;
  /** Minutes after midnight at the upper edge of the column. */
  start: number;
  isDraggable: boolean;
  onOpen: () => void;
  onDragStart: (event: DragEvent<HTMLElement>) => void;
  onDragEnd: () => void;
};

/** One booking in a column of time. */
export const BookingBlock = ({ placed, start, isDraggable, onOpen, onDragStart, onDragEnd }: Props) => {
  const { booking, from, to, lane, lanes } = placed;
  return (
    <UnstyledButton
      className="booking-event day-event"
      data-status={booking.status}
      draggable={isDraggable}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      onClick={onOpen}
      __vars={{
        '--booking-color': `var(--mantine-color-${booking.service.color}-6)`,
        '--from': `${from - start}`,
        '--minutes': `${to - from}`,
        '--lane': `${lane}`,
        '--lanes': `${lanes}`,
      }}
    >
      <BookingEvent booking={booking} />
    </UnstyledButton>
  );
};
