import { Box } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import type { SlotDraft } from '../booking-form/BookingModal.tsx';
import type { MoveRequest } from '../bookings/move-request.ts';
import { useClinicNow } from '../bookings/use-clinic-now.ts';
import { Ghost } from '../calendar-move/Ghost.tsx';
import type { Scale } from '../calendar-move/grid-place.ts';
import { MoveBar } from '../calendar-move/MoveBar.tsx';
import type { Hold } from '../calendar-move/pointer-target.ts';
import { type Held, useCarry } from '../calendar-move/use-carry.ts';
import { whereaboutsOf } from '../calendar-move/whereabouts.ts';
import { type Column, columnKey } from '../calendar-time/column.ts';
import { minutesOf } from '../calendar-time/wall-minutes.ts';
import { ColumnHeads } from './ColumnHeads.tsx';
import { DayColumn } from './DayColumn.tsx';
import { NowLine } from './NowLine.tsx';
import { useLanding } from './use-landing.ts';

type Props = {
  columns: Column[];
  /** Nothing while they load. */
  bookings: BookingRow[] | undefined;
  /** Whether it is known when they can be booked; until then nothing looks free. */
  isOpenKnown: boolean;
  /** The day that the user chose. */
  date: string;
  scale: Scale;
  /** Hour to begin with where nothing is booked. */
  opensAt: number;
  mayWrite: boolean;
  onPickSlot: (slot: SlotDraft) => void;
  onOpen: (bookingId: string) => void;
  onMove: (move: MoveRequest) => void;
};

/** Bookings of one time that a column of a facility makes room for; more of them share it. */
const mostSideBySide = 4;

/** A function that stays the same while what it does changes, for children that are drawn anew only when they must. */
const useStable = <Arguments extends unknown[]>(work: (...given: Arguments) => void) => {
  const latest = useRef(work);
  useLayoutEffect(() => {
    latest.current = work;
  });
  return useCallback((...given: Arguments) => latest.current(...given), []);
};

/** Columns of days side by side, time running down. */
export const DayColumns = (props: Props) => {
  const { columns, bookings, date: chosen, scale, opensAt, mayWrite, onMove } = props;
  const formats = useFormats();
  const now = useClinicNow();
  const { from, to, hourHeight } = scale;
  const isLoading = !bookings;

  const isWeek = columns[0]?.date !== columns.at(-1)?.date;
  const isToday = ({ date }: Column) => now.startsWith(date);
  const nowMinute = minutesOf(now);
  const isNowShown = columns.some(isToday) && nowMinute >= from && nowMinute <= to;
  const starts = columns.flatMap(({ placed }) => placed.filter(({ isStart }) => isStart));
  // Only a facility has many at a time as a rule.
  const lanes = columns.flatMap(({ facilityId, placed }) =>
    (facilityId ? placed : []).map(({ lanes }) => lanes),
  );
  const firstStart = Math.min(...starts.map(booking => booking.from));
  const landing = isNowShown ? nowMinute - 60 : Number.isFinite(firstStart) ? firstStart - 15 : opensAt * 60;
  const scroller = useLanding({
    span: `${columns[0]?.date} ${columns.at(-1)?.date}`,
    top: ((landing - from) / 60) * hourHeight,
    column: isWeek ? columns.findIndex(({ date }) => date === chosen) : undefined,
    isReady: !isLoading,
  });
  const { carried, take, press, letGo } = useCarry({ scroller, columns, bookings, scale, onMove });

  const whereabouts = carried && whereaboutsOf(carried, columns, bookings ?? [], formats);
  const byKeys = carried?.by === 'keys';

  const [tabStop, setTabStop] = useState({ column: 0, slot: 0 });
  const tabColumn = Math.min(tabStop.column, columns.length - 1);
  const onFocusSlot = useStable((column: number, slot: number) => setTabStop({ column, slot }));
  const onPickSlot = useStable(props.onPickSlot);
  const onOpen = useStable(props.onOpen);
  const onTake = useStable((event: PointerEvent<HTMLElement>, held: Held, hold: Hold) =>
    take(event, held, hold),
  );
  const onPress = useStable((event: KeyboardEvent, held: Held) => press(event, held));

  return (
    <>
      <MoveBar patient={byKeys ? carried.booking.patient.name : undefined} whereabouts={whereabouts} />
      <Box
        className="day-scroller"
        ref={scroller}
        aria-busy={isLoading}
        data-week={isWeek || undefined}
        data-dragging={(carried && !byKeys) || undefined}
        onBlur={({ relatedTarget }) => relatedTarget && byKeys && letGo()}
        __vars={{
          '--hour': `${hourHeight}px`,
          '--length': `${to - from}`,
          '--side-by-side': `${Math.min(mostSideBySide, Math.max(1, ...lanes))}`,
          '--columns': `${Math.max(columns.length, 1)}`,
        }}
      >
        <ColumnHeads columns={columns} isToday={isToday} />
        <div className="day-body">
          <div className="day-axis numeric" aria-hidden>
            {Array.from({ length: (to - from) / 60 }, (_, index) => (
              <span key={index}>{index > 0 && formats.hour(from / 60 + index)}</span>
            ))}
          </div>
          {columns.map((column, index) => (
            <DayColumn
              key={columnKey(column)}
              column={column}
              index={index}
              from={from}
              to={to}
              isLoading={isLoading || !props.isOpenKnown}
              mayWrite={mayWrite}
              carriedId={index === carried?.origin.column ? carried.booking.id : undefined}
              tabStop={index === tabColumn ? tabStop.slot : undefined}
              onFocusSlot={onFocusSlot}
              onPickSlot={onPickSlot}
              onOpen={onOpen}
              onTake={onTake}
              onPress={onPress}
            />
          ))}
          {carried?.target && whereabouts && (
            <Ghost target={carried.target} start={from} isFollowed={byKeys} {...whereabouts} />
          )}
          {isNowShown && (
            <NowLine
              minute={nowMinute - from}
              first={columns.findIndex(isToday)}
              last={columns.findLastIndex(isToday)}
            />
          )}
        </div>
      </Box>
    </>
  );
};
