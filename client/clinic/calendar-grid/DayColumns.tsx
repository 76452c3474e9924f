import { Box, Text } from '@mantine/core';
import { useFormats } from '../../session.tsx';
import type { SlotDraft } from '../booking-form/BookingModal.tsx';
import { useClinicNow } from '../bookings/use-clinic-now.ts';
import type { MoveRequest } from '../bookings/use-move-booking.tsx';
import { useDragged } from '../live/use-dragged.ts';
import { DayColumn, type Dragged } from './DayColumn.tsx';
import type { Column } from './use-columns.ts';
import { useLanding } from './use-landing.ts';
import { clockAt, minutesOf } from '../calendar-time/wall-minutes.ts';

type Props = {
  columns: Column[];
  /** The day that the user chose. */
  date: string;
  /** First and last hour. */
  hours: { first: number; last: number };
  hourHeight: number;
  /** Hour to begin with where nothing is booked. */
  opensAt: number;
  step: number;
  isLoading: boolean;
  mayWrite: boolean;
  onPickSlot: (slot: SlotDraft) => void;
  onOpen: (bookingId: string) => void;
  onMove: (move: MoveRequest) => void;
};

/** Columns of days side by side, time running down. */
export const DayColumns = (props: Props) => {
  const {
    columns,
    date: chosen,
    hours,
    hourHeight,
    opensAt,
    step,
    isLoading,
    mayWrite,
    onPickSlot,
    onMove,
  } = props;
  const { toInstant, whichOf, hour } = useFormats();
  const now = useClinicNow();
  const [dragged, setDragged] = useDragged<Dragged>(
    columns.flatMap(({ placed }) => placed.map(({ booking }) => booking)),
  );
  const [from, to] = [hours.first * 60, hours.last * 60];

  const isWeek = columns[0]?.date !== columns.at(-1)?.date;
  const isToday = ({ date }: Column) => now.startsWith(date);
  const nowMinute = minutesOf(now);
  const isNowShown = columns.some(isToday) && nowMinute >= from && nowMinute <= to;
  const starts = columns.flatMap(({ placed }) => placed.filter(({ isStart }) => isStart));
  const firstStart = Math.min(...starts.map(booking => booking.from));
  const landing = isNowShown ? nowMinute - 60 : Number.isFinite(firstStart) ? firstStart - 15 : opensAt * 60;
  const scroller = useLanding({
    span: `${columns[0]?.date} ${columns.at(-1)?.date}`,
    top: ((landing - from) / 60) * hourHeight,
    column: isWeek ? columns.findIndex(({ date }) => date === chosen) : undefined,
    isReady: !isLoading,
  });

  const drop = ({ date, practitionerId }: Column, minute: number) => {
    setDragged(undefined);
    if (!dragged) return;
    const { booking } = dragged;
    // Of an hour that comes twice, it stays in the one where it is (K13).
    const startsAt = toInstant(`${date} ${clockAt(minute)}:00`, whichOf(booking.startsAt));
    const moves = practitionerId !== undefined && practitionerId !== booking.practitioner.id;
    if (Date.parse(startsAt) === Date.parse(booking.startsAt) && !moves) return;
    const length = Date.parse(booking.endsAt) - Date.parse(booking.startsAt);
    const endsAt = new Date(Date.parse(startsAt) + length).toISOString();
    onMove({ booking, startsAt, endsAt, ...(moves ? { practitionerId } : {}) });
  };
  const pick = ({ date, practitionerId }: Column, start: number, end?: number) =>
    onPickSlot({ date, practitionerId, time: clockAt(start), ...(end ? { endTime: clockAt(end) } : {}) });

  return (
    <Box
      className="day-scroller"
      ref={scroller}
      aria-busy={isLoading}
      data-week={isWeek || undefined}
      data-dragging={dragged !== undefined || undefined}
      __vars={{
        '--hour': `${hourHeight}px`,
        '--length': `${to - from}`,
        '--columns': `${Math.max(columns.length, 1)}`,
      }}
    >
      <div className="day-head">
        <span className="day-corner" />
        {columns.map(column => (
          <Text
            key={`${column.date} ${column.practitionerId}`}
            size="sm"
            fw={650}
            truncate
            className="day-name"
            title={column.name}
            data-today={isToday(column) || undefined}
          >
            {column.title}
          </Text>
        ))}
      </div>
      <div className="day-body">
        <div className="day-axis numeric" aria-hidden>
          {Array.from({ length: hours.last - hours.first }, (_, index) => (
            <span key={index}>{index > 0 && hour(hours.first + index)}</span>
          ))}
        </div>
        {columns.map((column, index) => (
          <DayColumn
            key={`${column.date} ${column.practitionerId}`}
            column={column}
            from={from}
            to={to}
            hourHeight={hourHeight}
            step={step}
            isFirst={index === 0}
            isLoading={isLoading}
            mayWrite={mayWrite}
            dragged={dragged}
            onDrag={setDragged}
            onDrop={minute => drop(column, minute)}
            onPick={(start, end) => pick(column, start, end)}
            onOpen={props.onOpen}
          />
        ))}
        {isNowShown && (
          <Box
            className="day-now"
            aria-hidden
            __vars={{
              '--from': `${nowMinute - from}`,
              '--first': `${columns.findIndex(isToday) + 2}`,
              '--last': `${columns.findLastIndex(isToday) + 3}`,
            }}
          />
        )}
      </div>
    </Box>
  );
};
