import type { Announcement } from '../../../shared/clinic/announcements.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const announcementStates = {
  planned: { label: t('Planned'), tone: 'waiting' },
  shown: { label: t('Being shown'), tone: 'good' },
  over: { label: t('Over'), tone: 'quiet' },
} as const;

export const announcementName = ({ title }: Pick<Announcement, 'title'>): string => title;
