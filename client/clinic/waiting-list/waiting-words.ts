import type { WaitingEntry, WaitingPriority, WaitingStatus } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
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

type Wish = Pick<WaitingEntry, 'earliest' | 'latest' | 'notBefore' | 'notAfter' | 'weekdays'>;

/** Such as `1 Dec 2026 – 8 Dec 2026, Mon Tue, 09:00 – 12:00`. */
export const wishWords = (wish: Wish, { date }: Pick<Formats, 'date'>): string =>
  [
    wish.earliest === wish.latest ? date(wish.earliest) : `${date(wish.earliest)} – ${date(wish.latest)}`,
    weekdays
      .filter(({ weekday }) => wish.weekdays.includes(weekday))
      .map(({ label }) => label.slice(0, 3))
      .join(' '),
    [wish.notBefore && `from ${wish.notBefore}`, wish.notAfter && `until ${wish.notAfter}`]
      .filter(Boolean)
      .join(' '),
  ]
    .filter(Boolean)
    .join(', ');
