import type { Facility } from '../../../shared/clinic/facilities.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences } from '../../ui/bulk/bulk-action.ts';
import { toTrash } from '../records/to-trash.ts';

export const facilitySentences: RowSentences = {
  choices: t('Selected facilities'),
  selected: count => t('{count, plural, one {# facility selected} other {# facilities selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # facility} other {Undo # facilities}}', { count }),
  asBefore: count =>
    t('{count, plural, one {# facility as before.} other {# facilities as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# facility left as before.} other {# facilities left as before.}}', { count }),
  refused: count => t('{count, plural, one {# facility refused:} other {# facilities refused:}}', { count }),
};

/** What can be done with many facilities at once. */
export const facilityActions: BulkAction<Facility>[] = [
  {
    ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
    done: count =>
      t('{count, plural, one {# facility moved to the trash.} other {# facilities moved to the trash.}}', {
        count,
      }),
    begin: () => toTrash('facility', trpc.facilities),
  },
];
