import { addDays, addMonths, startOfWeek } from '../../ui/formats/clinic-time.ts';
import type { CalendarView } from '../bookings/calendar-search.ts';

/** The days that a view shows around a date; a month has six whole weeks, so that it keeps its height. */
export const shownDays = (view: CalendarView, date: string, weekStartsOn: number) => {
  if (view === 'month') return { from: startOfWeek(`${date.slice(0, 7)}-01`, weekStartsOn), days: 42 };
  if (view === 'week') return { from: startOfWeek(date, weekStartsOn), days: 7 };
  return { from: date, days: view === 'day' ? 1 : 7 };
};

/** A week or a month of everybody is a wall of boxes. */
export const isOfOnePractitioner = (view: CalendarView): boolean => view === 'week' || view === 'month';

export type Span = Exclude<CalendarView, 'agenda'>;

/** What the arrows go on by. */
export const stepOf = (view: CalendarView): Span => (view === 'agenda' ? 'week' : view);

export const stepped = (view: CalendarView, date: string, by: 1 | -1): string => {
  const step = stepOf(view);
  return step === 'month' ? addMonths(date, by) : addDays(date, step === 'day' ? by : by * 7);
};
