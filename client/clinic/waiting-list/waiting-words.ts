import type { WaitingEntry, WaitingPriority, WaitingStatus } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { weekdays } from '../availability/weekdays.ts';

export const waitingStatuses = {
  waiting: { label: t('Waiting'), tone: 'waiting' },
  offered: { label: t('Offered'), tone: 'busy' },
  booked: { label: t('Booked'), tone: 'good' },
  withdrawn: { label: t('Withdrawn'), tone: 'quiet' },
  expired: { label: t('Expired'), tone: 'quiet' },
} as const satisfies Record<WaitingStatus, object>;

export const priorities: Record<WaitingPriority, string> = {
  usual: t('In the order of the list'),
  urgent: t('Urgent, before all others'),
};

const weekdayNames = new Intl.DateTimeFormat(ownLanguage, { weekday: 'short', timeZone: 'UTC' });
/** Such as `Mon`: the first of January 2024 was one. */
const shortName = (weekday: number): string => weekdayNames.format(Date.UTC(2024, 0, weekday));

type Wish = Pick<WaitingEntry, 'earliest' | 'latest' | 'notBefore' | 'notAfter' | 'weekdays'>;

const hoursInWords = ({ notBefore, notAfter }: Wish): string | undefined => {
  if (notBefore && notAfter) return t('from {from} until {until}', { from: notBefore, until: notAfter });
  if (notBefore) return t('from {from}', { from: notBefore });
  return notAfter ? t('until {until}', { until: notAfter }) : undefined;
};

/** Such as `1 Dec 2026 – 8 Dec 2026, Mon Tue, 09:00 – 12:00`. */
export const wishWords = (wish: Wish, { date }: Pick<Formats, 'date'>): string =>
  [
    wish.earliest === wish.latest ? date(wish.earliest) : `${date(wish.earliest)} – ${date(wish.latest)}`,
    weekdays
      .filter(({ weekday }) => wish.weekdays.includes(weekday))
      .map(({ weekday }) => shortName(weekday))
      .join(' '),
    hoursInWords(wish),
  ]
    .filter(Boolean)
    .join(', ');
