import { OwnBooking } from '../../../shared/clinic/settings.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** The hours of the calendar are set together, so they are checked together. */
export const BookingDraft = OwnBooking.refine(
  ({ dayStartsAt, dayEndsAt }) => dayStartsAt === null || dayEndsAt === null || dayEndsAt > dayStartsAt,
  { error: t('The day must end after it starts.'), path: ['dayEndsAt'] },
);
