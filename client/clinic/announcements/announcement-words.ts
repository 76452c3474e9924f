import type { Announcement, AnnouncementState } from '../../../shared/clinic/announcements.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const announcementStates = {
  planned: { label: t('Planned'), tone: 'waiting' },
  shown: { label: t('Being shown'), tone: 'good' },
  over: { label: t('Over'), tone: 'quiet' },
} as const;

/** Where it stands now; the list that is asked for one state goes by the server's clock. */
export const stateOf = (
  { publishesAt, endsAt }: Pick<Announcement, 'publishesAt' | 'endsAt'>,
  now = Date.now(),
): AnnouncementState => {
  if (Date.parse(publishesAt) > now) return 'planned';
  return endsAt && Date.parse(endsAt) <= now ? 'over' : 'shown';
};

export const announcementName = ({ title }: Pick<Announcement, 'title'>): string => title;
