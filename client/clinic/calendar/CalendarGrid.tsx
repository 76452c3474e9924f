import '@mantine/schedule/styles.css';
import { Paper, UnstyledButton } from '@mantine/core';
import { DayView, type ScheduleEventData, WeekView } from '@mantine/schedule';
import dayjs from 'dayjs';
import { type ComponentPropsWithoutRef, useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { BookingValues, OrganizationValues } from '../../../shared/clinic/settings.ts';
import { useFormats } from '../../session.tsx';
import type { SlotDraft } from '../booking-form/BookingModal.tsx';
import { isMovable } from '../bookings/booking-words.ts';
import type { MoveRequest } from '../bookings/use-move-booking.tsx';
import { BookingEvent } from './BookingEvent.tsx';
import { DayColumns } from './DayColumns.tsx';
import { asClock, dragMinutes, hoursShown, scheduleWeekday } from './grid-hours.ts';
import { useGridEvents } from './use-grid-events.ts';

/** A quarter of an hour is 24 pixels high, the least that is easy to hit (WCAG 2.5.8). */
const hourHeight = 96;

type Props = {
  view: 'day' | 'week';
  date: string;
  practitionerId: string | undefined;
  settings: z.output<typeof BookingValues> & z.output<typeof OrganizationValues>;
  bookings: BookingRow[];
  mayWrite: boolean;
  onPickSlot: (slot: SlotDraft) => void;
  onOpen: (bookingId: string) => void;
  onMove: (move: MoveRequest) => void;
};

/** Day and week as a grid. It thinks in wall-clock strings of the clinic, so the browser's zone never enters. */
export const CalendarGrid = (props: Props) => {
  const { view, date, practitionerId, settings, bookings, mayWrite, onPickSlot, onOpen, onMove } = props;
  const { toWall, toInstant, clock } = useFormats();
  const grid = useRef<HTMLDivElement>(null);

  const { events, resources, bookingOf } = useGridEvents(bookings);

  // The library names each day by its date alone, which hides the words that everybody sees (WCAG 2.5.3).
  useEffect(() => {
    for (const day of grid.current?.querySelectorAll('.mantine-WeekView-weekViewDayLabel') ?? [])
      day.removeAttribute('aria-label');
  });

  const hours = hoursShown(settings, events);
  const isByPractitioner = view === 'day' && !practitionerId;
  const now = toWall(new Date().toISOString());
  const first = events.map(({ start }) => String(start)).sort()[0];
  const landing = Number((now.startsWith(date) ? now : first)?.slice(11, 13) ?? 0) - 1;
  const startScrollTime = `${String(Math.max(hours.first, landing)).padStart(2, '0')}:00:00`;

  const pick = (start: string, end: string | undefined) =>
    onPickSlot({
      date: start.slice(0, 10),
      time: start.slice(11, 16),
      ...(end ? { endTime: end.slice(11, 16) } : {}),
    });
  const drop = (event: ScheduleEventData, start: string, end: string) => {
    const booking = bookingOf(event);
    if (booking) onMove({ booking, startsAt: toInstant(start), endsAt: toInstant(end) });
  };

  const shared = {
    ...asClock(hours),
    date,
    events,
    radius: 'md',
    withHeader: false,
    intervalMinutes: 30,
    slotLabelFormat:
      clock === '12h' ? (at: string) => dayjs(at).format(at.includes(':30') ? 'h:mm' : 'h A') : 'HH:mm',
    startScrollTime,
    withCurrentTimeIndicator: true,
    // The bubble would round the time down to the hour that labels its row.
    withCurrentTimeBubble: false,
    getCurrentTime: () => toWall(new Date().toISOString()),
    renderEvent: (event: ScheduleEventData, button: ComponentPropsWithoutRef<'button'>) => (
      <UnstyledButton
        {...button}
        className={`${button.className} booking-event`}
        data-status={bookingOf(event)?.status}
        __vars={{ '--booking-color': `var(--mantine-color-${event.color}-6)` }}
      />
    ),
    renderEventBody: (event: ScheduleEventData) => <BookingEvent booking={bookingOf(event)} />,
    onEventClick: (event: ScheduleEventData) => onOpen(String(event.id)),
    withEventsDragAndDrop: mayWrite,
    eventDragInterval: dragMinutes(settings.slotMinutes),
    canDragEvent: (event: ScheduleEventData) => isMovable(bookingOf(event)?.status ?? 'completed'),
    withDragSlotSelect: mayWrite,
    scrollAreaProps: { className: 'calendar-scroller' },
    onTimeSlotClick: ({ slotStart }: { slotStart: string }) => mayWrite && pick(slotStart, undefined),
    onSlotDragEnd: (start: string, end: string) => pick(start, end),
    onEventDrop: (move: { event: ScheduleEventData; newStart: string; newEnd: string }) =>
      drop(move.event, move.newStart, move.newEnd),
  } as const;

  return (
    <Paper className="calendar" ref={grid}>
      {view === 'week' && (
        <WeekView
          {...shared}
          withAllDaySlots={false}
          withWeekNumber={false}
          highlightToday
          weekendDays={[]}
          firstDayOfWeek={scheduleWeekday(settings.weekStartsOn)}
          slotHeight={hourHeight}
        />
      )}
      {view === 'day' && !isByPractitioner && (
        <DayView {...shared} withAllDaySlot={false} slotHeight={hourHeight} />
      )}
      {isByPractitioner && (
        <DayColumns
          date={date}
          practitioners={resources}
          bookings={bookings}
          hours={hours}
          hourHeight={hourHeight}
          step={dragMinutes(settings.slotMinutes)}
          mayWrite={mayWrite}
          onPickSlot={onPickSlot}
          onOpen={onOpen}
          onMove={onMove}
        />
      )}
    </Paper>
  );
};
