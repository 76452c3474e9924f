import type { DayException } from '../../../shared/clinic/day-exceptions.ts';
import type { Holiday } from '../../../shared/clinic/holidays.ts';
import type { TimeOff } from '../../../shared/clinic/time-off.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { hoursInWords } from '../opening-hours/opening-lines.ts';

type Part = { from: string; to: string };

/** What days and hours are called, as the clinic writes dates and times. */
export const useHoursWords = () => {
  const { date, writeTime } = useFormats();
  const part = ({ from, to }: Part) => `${writeTime(from)}–${writeTime(to)}`;
  return {
    holidayName: (holiday: Pick<Holiday, 'name' | 'date'>) =>
      t('{holiday} on {date}', { holiday: holiday.name, date: date(holiday.date) }),
    exceptionName: (exception: Pick<DayException, 'practitioner' | 'date'>) =>
      t('The exception for {name} on {date}', {
        name: exception.practitioner.name,
        date: date(exception.date),
      }),
    timeOffName: ({ practitioner, startsOn }: Pick<TimeOff, 'practitioner' | 'startsOn'>) =>
      t('The time off of {name} from {date}', { name: practitioner.name, date: date(startsOn) }),
    /** The hours of a day. */
    hoursInWords: (hours: readonly Part[]): string => hoursInWords(hours, writeTime),
    /** A part of a day; nothing for all of it. */
    partInWords: (closed: Part): string | undefined =>
      closed.from === '00:00' && closed.to === '24:00' ? undefined : part(closed),
  };
};
