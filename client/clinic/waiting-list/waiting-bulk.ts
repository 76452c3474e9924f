import type { WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences } from '../../ui/bulk/bulk-action.ts';

export const waitingSentences: RowSentences = {
  choices: t('Selected entries'),
  selected: count => t('{count, plural, one {# entry selected} other {# entries selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # entry} other {Undo # entries}}', { count }),
  asBefore: count => t('{count, plural, one {# entry as before.} other {# entries as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# entry left as before.} other {# entries left as before.}}', { count }),
  refused: count => t('{count, plural, one {# entry refused:} other {# entries refused:}}', { count }),
};

/** What can be done with many entries at once. */
export const waitingBulk: BulkAction<WaitingEntry>[] = [
  {
    ...{ offer: t('Withdraw'), doing: t('Withdrawing') },
    done: count => t('{count, plural, one {# entry withdrawn.} other {# entries withdrawn.}}', { count }),
    isFor: ({ status }) => status === 'waiting' || status === 'offered',
    begin:
      () =>
      async ({ id, version }) => {
        const withdrawn = await trpc.waitingList.withdraw.mutate({ id, version });
        return { takeBack: () => trpc.waitingList.putBack.mutate({ id, version: withdrawn.version }) };
      },
  },
  {
    ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
    done: count =>
      t('{count, plural, one {# entry moved to the trash.} other {# entries moved to the trash.}}', {
        count,
      }),
    begin:
      () =>
      async ({ id, version }) => {
        await trpc.waitingList.trash.mutate({ id, version });
        return { takeBack: () => trpc.waitingList.restore.mutate({ id }) };
      },
  },
];
