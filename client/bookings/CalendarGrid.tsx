import '@mantine/schedule/styles.css';
import { Paper, UnstyledButton } from '@mantine/core';
import { DayView, ResourcesDayView, type ScheduleEventData, WeekView } from '@mantine/schedule';
import { type ComponentPropsWithoutRef, useMemo } from 'react';
import type { z } from 'zod';
import type { BookingRow } from '../../shared/bookings.ts';
import type { Settings } from '../../shared/settings.ts';
import { useFormats } from '../session.tsx';
import { usePractitionerOptions } from '../users/use-practitioner-options.ts';
import { BookingEvent } from './BookingEvent.tsx';
import type { SlotDraft } from './BookingModal.tsx';
import { isMovable } from './booking-words.ts';
import { dragMinutes, hoursShown, scheduleWeekday } from './grid-hours.ts';
import type { MoveRequest } from './use-move-booking.tsx';

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
  const { toWall, toInstant, zone } = useFormats();
  const practitioners = usePractitionerOptions();

  const events = useMemo(
    () =>
      bookings
        .filter(({ status }) => status !== 'cancelled')
        .map(
          (booking): ScheduleEventData => ({
            id: booking.id,
            title: booking.patient.name,
            start: toWall(booking.startsAt),
            end: toWall(booking.endsAt),
            color: booking.service.color,
            resourceId: booking.practitioner.id,
          }),
        ),
    [bookings, toWall],
  );
  const byId = useMemo(() => new Map(bookings.map(booking => [booking.id, booking])), [bookings]);
  const bookingOf = (event: ScheduleEventData) => byId.get(String(event.id));

  const resources = useMemo(() => {
    const rows = new Map(practitioners.map(({ value, label }) => [value, label]));
    for (const { practitioner } of bookings) rows.set(practitioner.id, practitioner.name);
    return [...rows].map(([id, label]) => ({ id, label }));
  }, [practitioners, bookings]);

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
    withCurrentTimeIndicator: true,
    getCurrentTime: () => toWall(new Date().toISOString()),
    renderEvent: (event: ScheduleEventData, button: ComponentPropsWithoutRef<'button'>) => (
      <UnstyledButton
        {...button}
        className={`${button.className} booking-event`}
        data-status={bookingOf(event)?.status}
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
    <Paper className="calendar" data-zone={zone}>
      {view === 'week' && (
        <WeekView
          {...shared}
          {...slots}
          withAllDaySlots={false}
          withWeekNumber={false}
          highlightToday
          firstDayOfWeek={scheduleWeekday(settings.weekStartsOn)}
          slotHeight={60}
        />
      )}
      {view === 'day' && practitionerId && (
        <DayView {...shared} {...slots} withAllDaySlot={false} slotHeight={72} />
      )}
      {view === 'day' && !practitionerId && (
        <ResourcesDayView
          {...shared}
          resources={resources}
          slotWidth={70}
          rowHeight={76}
          labels={{ resources: 'Practitioner' }}
          onTimeSlotClick={({ slotStart, resourceId }) => mayWrite && pick(slotStart, undefined, resourceId)}
          onSlotDragEnd={({ rangeStart, rangeEnd, resourceId }) => pick(rangeStart, rangeEnd, resourceId)}
          onEventDrop={({ event, newStart, newEnd, resourceId }) => drop(event, newStart, newEnd, resourceId)}
        />
      )}
    </Paper>
  );
};
