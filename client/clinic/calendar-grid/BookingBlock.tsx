import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { isMovable } from '../bookings/booking-words.ts';
import type { Hold } from '../calendar-move/pointer-target.ts';
import type { Placed } from '../calendar-time/column.ts';
import { BookingEvent } from './BookingEvent.tsx';

type Props = {
  placed: Placed;
  /** Minutes after midnight at the upper edge of the column. */
  start: number;
  mayWrite: boolean;
  isCarried: boolean;
  onOpen: (bookingId: string) => void;
  onTake: (event: PointerEvent<HTMLElement>, block: Placed, hold: Hold) => void;
  onPress: (event: KeyboardEvent, block: Placed) => void;
};

/** One booking in a column of time, or the part of it that lies on this day. */
export const BookingBlock = ({ placed, start, mayWrite, isCarried, onOpen, onTake, onPress }: Props) => {
  const { day } = useFormats();
  const { booking, from, to, isStart, isEnd, lane, lanes } = placed;
  const { service, practitioner, status, startsAt } = booking;
  // Its second half lies on the day of another column, and only opens it.
  const isHeld = mayWrite && isStart && isMovable(status);
  return (
    <UnstyledButton
      className="booking-event day-event"
      aria-keyshortcuts={isHeld ? 'M' : undefined}
      data-booking={booking.id}
      data-status={status}
      data-began-before={!isStart || undefined}
      data-goes-on={!isEnd || undefined}
      data-movable={isHeld || undefined}
      data-carried={isCarried || undefined}
      onPointerDown={event => isHeld && onTake(event, placed, 'body')}
      onKeyDown={event => isHeld && onPress(event, placed)}
      onClick={() => !isCarried && onOpen(booking.id)}
      __vars={{
        '--booking-color': `var(--mantine-color-${service.color}-6)`,
        '--from': `${from - start}`,
        '--minutes': `${to - from}`,
        '--lane': `${lane}`,
        '--lanes': `${lanes}`,
      }}
    >
      <BookingEvent booking={booking} isShort={to - from < 30} />
      {/* What the column and the colours say to those who see them (S32). */}
      <VisuallyHidden>
        {[day(startsAt), practitioner.name, ...(status === 'confirmed' ? [t('Confirmed')] : [])].join(', ')}
      </VisuallyHidden>
      {isHeld && isEnd && (
        <span
          className="day-edge"
          aria-hidden
          onPointerDown={event => {
            event.stopPropagation();
            onTake(event, placed, 'edge');
          }}
        />
      )}
    </UnstyledButton>
  );
};
