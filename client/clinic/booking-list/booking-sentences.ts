import { t } from '../../../shared/i18n/translate.ts';
import type { RowSentences } from '../../ui/bulk/bulk-action.ts';

export const bookingSentences: RowSentences = {
  choices: t('Selected bookings'),
  selected: count => t('{count, plural, one {# booking selected} other {# bookings selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # booking} other {Undo # bookings}}', { count }),
  asBefore: count =>
    t('{count, plural, one {# booking as before.} other {# bookings as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# booking left as before.} other {# bookings left as before.}}', { count }),
  refused: count => t('{count, plural, one {# booking refused:} other {# bookings refused:}}', { count }),
};
