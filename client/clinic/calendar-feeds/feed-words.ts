import type { FeedKind } from '../../../shared/clinic/calendar-feeds.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const feedKinds: Record<FeedKind, string> = {
  practitioner: t('Practitioner'),
  room: t('Room'),
  facility: t('Facility'),
};
