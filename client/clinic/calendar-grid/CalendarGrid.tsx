import { Button, Loader, Paper } from '@mantine/core';
import type { z } from 'zod';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { BookingValues, OrganizationValues } from '../../../shared/clinic/settings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { useOpenTimes } from '../availability/use-open-times.ts';
import type { SlotDraft } from '../booking-form/BookingModal.tsx';
import type { CalendarLanes } from '../bookings/calendar-search.ts';
import type { MoveRequest } from '../bookings/move-request.ts';
import { dragMinutes, hoursShown } from '../calendar-time/grid-hours.ts';
import { DayColumns } from './DayColumns.tsx';
import { useColumns } from './use-columns.ts';

/** A quarter of an hour is 24 pixels high, the least that is easy to hit (WCAG 2.5.8). */
const hourHeight = 96;

type Props = {
  /** One day, or the seven of a week. */
  dates: string[];
  /** The one that the user chose. */
  date: string;
  practitionerId: string | undefined;
  facilityId: string | undefined;
  lanes: CalendarLanes;
  settings: z.output<typeof BookingValues> & z.output<typeof OrganizationValues>;
  /** Nothing while they load, so that the days are not mistaken for free ones (FD1). */
  bookings: BookingRow[] | undefined;
  /** When who can be booked; what is not known to be open is not offered as such (FD7). */
  hours: Pick<ReturnType<typeof useOpenTimes>, 'openTimes' | 'failure' | 'retry'>;
  mayWrite: boolean;
  onPickSlot: (slot: SlotDraft) => void;
  onOpen: (bookingId: string) => void;
  onMove: (move: MoveRequest) => void;
};

const none: BookingRow[] = [];

/**
 * Day and week as a grid of our own. Every place is counted in minutes of the clinic's clock, so the browser's zone and the
 * changes of its clock have no part in it (K2).
 */
export const CalendarGrid = (props: Props) => {
  const {
    dates,
    date,
    practitionerId,
    facilityId,
    lanes,
    settings,
    bookings,
    hours: open,
    ...actions
  } = props;
  // A facility and a room have no hours of their own.
  const isOpenKnown = lanes !== 'practitioner' || Boolean(open.openTimes);
  const columns = useColumns({
    ...{ dates, practitionerId, facilityId, lanes, openTimes: open.openTimes },
    bookings: bookings ?? none,
  });
  const hours = hoursShown(
    settings,
    columns.flatMap(({ placed }) => placed),
  );

  return (
    <Paper className="calendar">
      <output className="day-loading">
        {!(bookings && isOpenKnown) && !open.failure && (
          <span>
            <Loader size={16} aria-hidden /> {t(bookings ? 'Loading the hours' : 'Loading the bookings')}
          </span>
        )}
      </output>
      {bookings && open.failure && (
        <div className="day-loading" role="alert">
          <span>
            {t('The hours have not loaded')}
            <Button size="compact-sm" variant="light" onClick={open.retry}>
              {t('Try again')}
            </Button>
          </span>
        </div>
      )}
      <DayColumns
        columns={columns}
        date={date}
        bookings={bookings}
        isOpenKnown={isOpenKnown}
        scale={{
          from: hours.first * 60,
          to: hours.last * 60,
          hourHeight,
          step: dragMinutes(settings.slotMinutes),
        }}
        opensAt={settings.dayStartsAt}
        {...actions}
      />
    </Paper>
  );
};
