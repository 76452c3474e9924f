import { DailyCount, type DailyCounts } from '../../../shared/clinic/daily-reports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';
import { ofLetter } from '../reminders/notice-letters.ts';
import type { Day } from './morning.ts';

export const DAILY_LETTER = 'reports.daily';

interface Facts {
  recipient: string;
  /** The member's own name. */
  name: string;
  clinic: string;
  /** Where the clinic is found; whoever follows it signs in as ever. */
  url: string;
  day: Day;
  /** BCP 47, the clinic's; it rules nothing in a letter of another language. */
  locale: string;
  counts: Partial<DailyCounts>;
}

/** Each count in words, and where in the dashboard they are. */
const lines: Record<DailyCount, { words: (count: number) => string; path: (day: Day) => string }> = {
  bookings: {
    words: count => t('Bookings today: {count}', { count }),
    path: () => '/bookings?span=today',
  },
  unconfirmed: {
    words: count => t('Of these nobody has confirmed: {count}', { count }),
    path: () => '/bookings?span=today&status=pending',
  },
  requests: {
    words: count => t('Requests that wait for a decision: {count}', { count }),
    path: () => '/booking-requests',
  },
  messages: {
    words: count => t('Patients who wait for an answer: {count}', { count }),
    path: () => '/messages',
  },
  noShows: {
    words: count => t('Did not come yesterday: {count}', { count }),
    path: ({ yesterday }) => `/bookings?span=custom&from=${yesterday}&to=${yesterday}&status=no_show`,
  },
  failedMails: {
    words: count => t('Letters that could not be sent since yesterday: {count}', { count }),
    path: () => '/mails?status=failed',
  },
  alerts: {
    words: count => t('Security alerts that are open: {count}', { count }),
    path: () => '/status',
  },
};

/** Tells a member how their day begins, in numbers: whom they are about is read once signed in. */
export const dailyLetter = (facts: Facts): Letter => {
  const { recipient, name, clinic, url, day, locale, counts } = facts;
  const date = new Intl.DateTimeFormat(ofLetter(locale), {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  }).format(new Date(day.day));
  const told = DailyCount.options.flatMap(kind => {
    const count = counts[kind];
    return count === undefined ? [] : `- ${lines[kind].words(count)}\n  ${url}${lines[kind].path(day)}`;
  });
  return {
    kind: DAILY_LETTER,
    recipient,
    subject: t('{clinic}: your day, {date}', { clinic, date }),
    body: paragraphs(
      t('Hello {name},', { name }),
      t('this is how {date} begins at {clinic}:', { date, clinic }),
      told.join('\n'),
      t('You choose in your profile what we write to you about:'),
      `${url}/profile`,
      clinic,
    ),
  };
};
