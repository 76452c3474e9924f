import type { DayException } from '../../../shared/clinic/day-exceptions.ts';
import type { Holiday } from '../../../shared/clinic/holidays.ts';
import type { TimeOff } from '../../../shared/clinic/time-off.ts';
import { useFormats } from '../../session.tsx';
import { hoursInWords } from '../opening-hours/opening-lines.ts';

type Part = { from: string; to: string };

/** What days and hours are called, as the clinic writes dates and times. */
export const useHoursWords = () => {
  const { date, writeTime } = useFormats();
  const part = ({ from, to }: Part) => `${writeTime(from)}–${writeTime(to)}`;
  return {
    holidayName: (holiday: Pick<Holiday, 'name' | 'date'>) => `${holiday.name} on ${date(holiday.date)}`,
    exceptionName: (exception: Pick<DayException, 'practitioner' | 'date'>) =>
      `The exception for ${exception.practitioner.name} on ${date(exception.date)}`,
    timeOffName: ({ practitioner, startsOn }: Pick<TimeOff, 'practitioner' | 'startsOn'>) =>
      `The time off of ${practitioner.name} from ${date(startsOn)}`,
    /** The hours of a day. */
    hoursInWords: (hours: readonly Part[]): string => hoursInWords(hours, writeTime),
    /** A part of a day; nothing for all of it. */
    partInWords: (closed: Part): string | undefined =>
      closed.from === '00:00' && closed.to === '24:00' ? undefined : part(closed),
  };
};
