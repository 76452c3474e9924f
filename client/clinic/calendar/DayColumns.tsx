import { Box, Text } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import type { SlotDraft } from '../booking-form/BookingModal.tsx';
import { useClinicNow } from '../bookings/use-clinic-now.ts';
import type { MoveRequest } from '../bookings/use-move-booking.tsx';
import { DayColumn, type Dragged } from './DayColumn.tsx';
import { inLanes } from './day-lanes.ts';
import { clockAt, minutesOn } from './wall-minutes.ts';

type Props = {
  date: string;
  practitioners: { id: string; label: string }[];
  bookings: BookingRow[];
  /** First and last hour. */
  hours: { first: number; last: number };
  hourHeight: number;
  step: number;
  mayWrite: boolean;
  onPickSlot: (slot: SlotDraft) => void;
  onOpen: (bookingId: string) => void;
  onMove: (move: MoveRequest) => void;
};

/** The clinic's day at a glance: a column for each practitioner, time running down. */
export const DayColumns = (props: Props) => {
  const { date, practitioners, bookings, hours, hourHeight, step, mayWrite, onPickSlot, onMove } = props;
  const { toWall, toInstant, hour } = useFormats();
  const now = useClinicNow();
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Dragged>();
  const [from, to] = [hours.first * 60, hours.last * 60];

  const placed = bookings
    .filter(({ status }) => status !== 'cancelled')
    .map(booking => ({
      booking,
      from: minutesOn(date, toWall(booking.startsAt)),
      to: minutesOn(date, toWall(booking.endsAt)),
    }))
    // While another day loads, the bookings of the one before are still here.
    .filter(span => span.to > span.from);
  const nowMinute = now.startsWith(date) ? minutesOn(date, now) : undefined;
  const isNowShown = nowMinute !== undefined && nowMinute >= from && nowMinute <= to;

  const landing = isNowShown ? nowMinute - 60 : Math.min(...placed.map(booking => booking.from)) - 15;
  const landedOn = useRef<string>(undefined);
  // Once for each day: what the user scrolls to afterwards stays.
  useLayoutEffect(() => {
    if (landedOn.current === date || !Number.isFinite(landing)) return;
    landedOn.current = date;
    scroller.current?.scrollTo({ top: ((landing - from) / 60) * hourHeight });
  });

  const drop = (practitionerId: string, minute: number) => {
    setDragged(undefined);
    if (!dragged) return;
    const { booking } = dragged;
    const startsAt = toInstant(`${date} ${clockAt(minute)}:00`);
    const length = Date.parse(booking.endsAt) - Date.parse(booking.startsAt);
    const isWhereItWas =
      Date.parse(startsAt) === Date.parse(booking.startsAt) && practitionerId === booking.practitioner.id;
    if (isWhereItWas) return;
    const endsAt = new Date(Date.parse(startsAt) + length).toISOString();
    onMove({ booking, startsAt, endsAt, practitionerId });
  };
  const pick = (practitionerId: string, start: number, end?: number) =>
    onPickSlot({ date, practitionerId, time: clockAt(start), ...(end ? { endTime: clockAt(end) } : {}) });

  return (
    <Box
      className="day-scroller"
      ref={scroller}
      data-dragging={dragged !== undefined || undefined}
      __vars={{
        '--hour': `${hourHeight}px`,
        '--length': `${to - from}`,
        '--columns': `${practitioners.length}`,
      }}
    >
      <div className="day-head">
        <span className="day-corner" />
        {practitioners.map(({ id, label }) => (
          <Text key={id} size="sm" fw={650} truncate className="day-name" title={label}>
            {label}
          </Text>
        ))}
      </div>
      <div className="day-body">
        <div className="day-axis numeric" aria-hidden>
          {Array.from({ length: hours.last - hours.first }, (_, index) => (
            <span key={index}>{index > 0 && hour(hours.first + index)}</span>
          ))}
        </div>
        {practitioners.map(({ id, label }, index) => (
          <DayColumn
            key={id}
            name={label}
            date={date}
            placed={inLanes(placed.filter(({ booking }) => booking.practitioner.id === id))}
            from={from}
            to={to}
            hourHeight={hourHeight}
            step={step}
            isFirst={index === 0}
            mayWrite={mayWrite}
            dragged={dragged}
            onDrag={setDragged}
            onDrop={minute => drop(id, minute)}
            onPick={(start, end) => pick(id, start, end)}
            onOpen={props.onOpen}
          />
        ))}
        {isNowShown && <Box className="day-now" aria-hidden __vars={{ '--from': `${nowMinute - from}` }} />}
      </div>
    </Box>
  );
};
