import type { DayOfWeek, ScheduleEventData } from '@mantine/schedule';

const clock = (hour: number) => (hour >= 24 ? '23:59:59' : `${String(hour).padStart(2, '0')}:00:00`);
const hourOf = (at: Date | string) => Number(String(at).slice(11, 13));
const isPastMidnight = ({ start, end }: ScheduleEventData) =>
  String(end).slice(0, 10) > String(start).slice(0, 10);

/** First and last hour: those of the settings, widened so that no booking is hidden for being early or late. */
export const hoursShown = (
  settings: { dayStartsAt: number; dayEndsAt: number },
  events: ScheduleEventData[],
): { first: number; last: number } => {
  const first = Math.min(settings.dayStartsAt, ...events.map(({ start }) => hourOf(start)));
  const ends = events.map(event => (isPastMidnight(event) ? 24 : Math.min(24, hourOf(event.end) + 1)));
  return { first, last: Math.max(settings.dayEndsAt, first + 1, ...ends) };
};

export const asClock = ({ first, last }: { first: number; last: number }) => ({
  startTime: clock(first),
  endTime: clock(last),
});

/** The grid snaps only to parts of an hour; odd slot lengths fall back to a quarter. */
export const dragMinutes = (slotMinutes: number): number => (60 % slotMinutes === 0 ? slotMinutes : 15);

const weekdays: readonly DayOfWeek[] = [0, 1, 2, 3, 4, 5, 6];

/** ISO counts Monday 1 to Sunday 7, the grid Sunday 0 to Saturday 6. */
export const scheduleWeekday = (isoWeekday: number): DayOfWeek => weekdays[isoWeekday % 7] ?? 1;
