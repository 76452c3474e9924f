import '@mantine/schedule/styles.css';
import { Paper, UnstyledButton } from '@mantine/core';
import { DayView, ResourcesDayView, type ScheduleEventData, WeekView } from '@mantine/schedule';
import dayjs from 'dayjs';
import { type ComponentPropsWithoutRef, useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { BookingRow } from '../../shared/bookings.ts';
import type { Settings } from '../../shared/settings.ts';
import { useFormats } from '../session.tsx';
import { BookingEvent } from './BookingEvent.tsx';
import type { SlotDraft } from './BookingModal.tsx';
import { isMovable } from './booking-words.ts';
import { dragMinutes, hoursShown, scheduleWeekday } from './grid-hours.ts';
import { useGridEvents } from './use-grid-events.ts';
import type { MoveRequest } from './use-move-booking.tsx';

/** A quarter of an hour is 24 pixels high, the least that is easy to hit (WCAG 2.5.8). */
const hourHeight = 96;

type Props = {
  view: 'day' | 'week';
  date: string;
  practitionerId: string | undefined;
  settings: z.output<typeof Settings>;
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

  /** One row for each practitioner, with time running to the right. */
  const isByPractitioner = view === 'day' && !practitionerId;
  const now = toWall(new Date().toISOString());
  const first = events.map(({ start }) => String(start)).sort()[0];
  const startScrollTime = (now.startsWith(date) ? now : first)?.slice(11, 13).concat(':00:00');

  const pick = (start: string, end: string | undefined, resourceId?: string | number) =>
    onPickSlot({
      date: start.slice(0, 10),
      time: start.slice(11, 16),
      ...(end ? { endTime: end.slice(11, 16) } : {}),
      ...(resourceId ? { practitionerId: String(resourceId) } : {}),
    });
  const drop = (event: ScheduleEventData, start: string, end: string, resourceId?: string | number) => {
    const booking = bookingOf(event);
    if (booking)
      onMove({
        booking,
        startsAt: toInstant(start),
        endsAt: toInstant(end),
        ...(resourceId ? { practitionerId: String(resourceId) } : {}),
      });
  };

  const shared = {
    ...hoursShown(settings, events),
    date,
    events,
    radius: 'md',
    withHeader: false,
    intervalMinutes: 30,
    slotLabelFormat:
      clock === '12h' ? (at: string) => dayjs(at).format(at.includes(':30') ? 'h:mm' : 'h A') : 'HH:mm',
    startScrollTime,
    withCurrentTimeIndicator: true,
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
  } as const;
  const slots = {
    onTimeSlotClick: ({ slotStart }: { slotStart: string }) => mayWrite && pick(slotStart, undefined),
    onSlotDragEnd: (start: string, end: string) => pick(start, end),
    onEventDrop: (move: { event: ScheduleEventData; newStart: string; newEnd: string }) =>
      drop(move.event, move.newStart, move.newEnd),
  };

  return (
    <Paper className="calendar" data-columns={isByPractitioner ? undefined : true} ref={grid}>
      {view === 'week' && (
        <WeekView
          {...shared}
          {...slots}
          withAllDaySlots={false}
          withWeekNumber={false}
          highlightToday
          weekendDays={[]}
          firstDayOfWeek={scheduleWeekday(settings.weekStartsOn)}
          slotHeight={hourHeight}
        />
      )}
      {view === 'day' && !isByPractitioner && (
        <DayView {...shared} {...slots} withAllDaySlot={false} slotHeight={hourHeight} />
      )}
      {isByPractitioner && (
        <ResourcesDayView
          {...shared}
          resources={resources}
          slotWidth={72}
          rowHeight={Math.max(84, Math.min(140, 480 / resources.length))}
          labels={{ resources: 'Practitioner' }}
          onTimeSlotClick={({ slotStart, resourceId }) => mayWrite && pick(slotStart, undefined, resourceId)}
          onSlotDragEnd={({ rangeStart, rangeEnd, resourceId }) => pick(rangeStart, rangeEnd, resourceId)}
          onEventDrop={({ event, newStart, newEnd, resourceId }) => drop(event, newStart, newEnd, resourceId)}
        />
      )}
    </Paper>
  );
};
