import { Box } from '@mantine/core';
import { type KeyboardEvent, memo, type PointerEvent } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { ClosedTimes } from '../availability/ClosedTimes.tsx';
import type { SlotDraft } from '../booking-form/BookingModal.tsx';
import { HeldTimes } from '../booking-requests/HeldTimes.tsx';
import type { Hold } from '../calendar-move/pointer-target.ts';
import type { Held } from '../calendar-move/use-carry.ts';
import type { Column } from '../calendar-time/column.ts';
import { clockAt } from '../calendar-time/wall-minutes.ts';
import { BookingBlock } from './BookingBlock.tsx';
import { DaySlots } from './DaySlots.tsx';

type Props = {
  column: Column;
  /** Its place among the columns, counted from 0. */
  index: number;
  /** Minutes after midnight. */
  from: number;
  to: number;
  isLoading: boolean;
  mayWrite: boolean;
  /** The booking of this column that is being moved. */
  carriedId: string | undefined;
  /** Which of its slots the Tab key stops at. */
  tabStop: number | undefined;
  onFocusSlot: (column: number, slot: number) => void;
  onPickSlot: (slot: SlotDraft) => void;
  onOpen: (bookingId: string) => void;
  onTake: (event: PointerEvent<HTMLElement>, held: Held, hold: Hold) => void;
  onPress: (event: KeyboardEvent, held: Held) => void;
};

const Day = (props: Props) => {
  const { column, index, from, to, isLoading, mayWrite, carriedId } = props;
  const { date, practitionerId, facilityId, roomId } = column;

  return (
    <Box
      className="day-column"
      component="fieldset"
      aria-label={column.name}
      data-loading={isLoading || undefined}
    >
      <ClosedTimes closed={column.closed} from={from} to={to} />
      {mayWrite && !isLoading && (
        <DaySlots
          from={from}
          to={to}
          tabStop={props.tabStop}
          onFocus={slot => props.onFocusSlot(index, slot)}
          labelOf={span => t('Time slot {date} {span}, {lane}', { date, span, lane: column.lane })}
          onPick={(start, end) =>
            props.onPickSlot({
              ...{ date, practitionerId, facilityId, time: clockAt(start) },
              ...(roomId ? { roomId } : {}),
              ...(end ? { endTime: clockAt(end) } : {}),
            })
          }
        />
      )}
      <HeldTimes date={date} practitionerId={practitionerId} start={from} />
      {column.placed.map(block => (
        <BookingBlock
          key={block.booking.id}
          placed={block}
          start={from}
          mayWrite={mayWrite}
          isCarried={block.booking.id === carriedId}
          onOpen={props.onOpen}
          onTake={(event, held, hold) => props.onTake(event, { block: held, column: index }, hold)}
          onPress={(event, held) => props.onPress(event, { block: held, column: index })}
        />
      ))}
    </Box>
  );
};

/** The day of one practitioner, facility or room, time running down. Drawn anew only when something in it changes. */
export const DayColumn = memo(Day);
