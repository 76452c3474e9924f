import type { BookingPreferences, DayPart } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import { weekdays } from '../availability/weekdays.ts';

export const dayParts = {
  morning: t('In the morning'),
  afternoon: t('In the afternoon'),
} satisfies Record<DayPart, string>;

const all = new Intl.ListFormat(ownLanguage, { type: 'conjunction' });

/** On which days and when in the day a patient likes to come; empty where any time suits. */
export const likedTimes = ({
  weekdays: liked,
  dayPart,
}: Pick<BookingPreferences, 'weekdays' | 'dayPart'>): string => {
  const days = weekdays.filter(({ weekday }) => liked.includes(weekday)).map(({ label }) => label);
  return [all.format(days), dayPart && dayParts[dayPart]].filter(Boolean).join(', ');
};

/** What a patient likes, a line each; empty where there is nothing. */
export const preferencesInWords = ({ facility, practitioner, ...times }: BookingPreferences): string =>
  [practitioner?.name, facility?.name, likedTimes(times)].filter(Boolean).join('\n');
