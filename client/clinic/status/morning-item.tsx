import { DailyCount, type DailyReport } from '../../../shared/clinic/daily-reports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { Told } from './clinic-items.tsx';
import type { StatusItem } from './StatusCard.tsx';

const countWords: Record<DailyCount, string> = {
  bookings: t('Bookings that day'),
  unconfirmed: t('Not confirmed'),
  requests: t('Requests waiting'),
  messages: t('Patients without an answer'),
  noShows: t('Did not come the day before'),
  failedMails: t('Letters given up'),
  alerts: t('Open alerts'),
};

/** What the letter of the morning counted, for those who lead the clinic. */
export const morningItem = (
  { at, counts }: DailyReport,
  { formats: { moment, number } }: Told,
): StatusItem => ({
  title: t('Report of the morning'),
  ...{ tone: 'quiet', state: moment(at) },
  facts: DailyCount.options.flatMap(kind => {
    const count = counts[kind];
    return count === undefined ? [] : { label: countWords[kind], value: number(count) };
  }),
  meaning: t('As it was counted then, and written to whoever chose in their profile to get this letter.'),
  link: <AnchorLink to="/profile">{t('Your profile')}</AnchorLink>,
});
