import { Box } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { isMovable } from '../bookings/booking-words.ts';
import { BookingBlock, type Placed } from './BookingBlock.tsx';
import { DaySlots } from './DaySlots.tsx';
import type { Column } from './use-columns.ts';
import { clockAt } from '../calendar-time/wall-minutes.ts';

/** A booking on its way, and how far below its upper edge the pointer holds it. */
export type Dragged = { booking: BookingRow; minutes: number; grip: number };

type Props = {
  column: Column;
  /** Minutes after midnight. */
  from: number;
  to: number;
  hourHeight: number;
  /** Minutes that a dragged booking snaps to. */
  step: number;
  isFirst: boolean;
  isLoading: boolean;
  mayWrite: boolean;
  dragged: Dragged | undefined;
  onDrag: (dragged: Dragged | undefined) => void;
  onDrop: (minute: number) => void;
  onPick: (from: number, to?: number) => void;
  onOpen: (bookingId: string) => void;
};

/** The day of one practitioner, time running down. */
export const DayColumn = (props: Props) => {
  const { column, from, to, hourHeight, step, isFirst, isLoading, mayWrite, dragged } = props;
  const [target, setTarget] = useState<number>();

  const minuteAt = ({ currentTarget, clientY }: DragEvent<HTMLElement>, { grip, minutes }: Dragged) => {
    const pixels = clientY - currentTarget.getBoundingClientRect().top - grip;
    const snapped = from + Math.round((pixels / hourHeight) * (60 / step)) * step;
    return Math.min(Math.max(snapped, from), to - Math.min(minutes, to - from));
  };
  const take = (event: DragEvent<HTMLElement>, { booking, ...span }: Placed) => {
    // Firefox starts no drag that carries nothing.
    event.dataTransfer.setData('text/plain', booking.patient.name);
    event.dataTransfer.effectAllowed = 'move';
    const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
    props.onDrag({ booking, minutes: span.to - span.from, grip });
  };

  return (
    <Box
      className="day-column"
      component="fieldset"
      aria-label={column.name}
      data-loading={isLoading || undefined}
      onDragOver={event => {
        if (!dragged) return;
        event.preventDefault();
        setTarget(minuteAt(event, dragged));
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setTarget(undefined);
      }}
      onDrop={event => {
        if (!dragged) return;
        event.preventDefault();
        setTarget(undefined);
        props.onDrop(minuteAt(event, dragged));
      }}
    >
      {mayWrite && !isLoading && (
        <DaySlots
          from={from}
          to={to}
          isFirstColumn={isFirst}
          labelOf={span => `Time slot ${column.date} ${span}, ${column.practitioner}`}
          onPick={props.onPick}
        />
      )}
      {column.placed.map(block => (
        <BookingBlock
          key={block.booking.id}
          placed={block}
          start={from}
          isDraggable={mayWrite && block.isStart && isMovable(block.booking.status)}
          onOpen={() => props.onOpen(block.booking.id)}
          onDragStart={event => take(event, block)}
          onDragEnd={() => props.onDrag(undefined)}
        />
      ))}
      {dragged && target !== undefined && (
        <Box
          className="day-target numeric"
          __vars={{ '--from': `${target - from}`, '--minutes': `${dragged.minutes}` }}
        >
          {clockAt(target)}
        </Box>
      )}
    </Box>
  );
};
