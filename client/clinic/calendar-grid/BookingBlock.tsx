import { UnstyledButton } from '@mantine/core';
import type { DragEvent } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { BookingEvent } from './BookingEvent.tsx';
import type { Laned } from '../calendar-time/day-lanes.ts';
import type { Piece } from '../calendar-time/wall-span.ts';

export type Placed = Laned<Piece & { booking: BookingRow }>;

type Props = {
  placed: Placed;
  /** Minutes after midnight at the upper edge of the column. */
  start: number;
  isDraggable: boolean;
  onOpen: () => void;
  onDragStart: (event: DragEvent<HTMLElement>) => void;
  onDragEnd: () => void;
};

/** One booking in a column of time, or the part of it that lies on this day. */
export const BookingBlock = ({ placed, start, isDraggable, onOpen, onDragStart, onDragEnd }: Props) => {
  const { booking, from, to, isStart, isEnd, lane, lanes } = placed;
  return (
    <UnstyledButton
      className="booking-event day-event"
      data-status={booking.status}
      data-began-before={!isStart || undefined}
      data-goes-on={!isEnd || undefined}
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
      <BookingEvent booking={booking} isShort={to - from < 30} />
    </UnstyledButton>
  );
};
