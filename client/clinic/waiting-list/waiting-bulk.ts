import type { WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction } from '../../ui/bulk/bulk-action.ts';

export const waitingNoun = { one: 'entry', many: 'entries' };

/** What can be done with many entries at once. */
export const waitingBulk: BulkAction<WaitingEntry>[] = [
  {
    ...{ offer: t('Withdraw'), doing: t('Withdrawing'), done: 'withdrawn' },
    isFor: ({ status }) => status === 'waiting' || status === 'offered',
    begin:
      () =>
      async ({ id, version }) => {
        await trpc.waitingList.withdraw.mutate({ id, version });
        return {};
      },
  },
  {
    ...{ offer: t('Move to trash'), doing: t('Moving to the trash'), done: t('moved to the trash') },
    begin:
      () =>
      async ({ id, version }) => {
        await trpc.waitingList.trash.mutate({ id, version });
        return { takeBack: () => trpc.waitingList.restore.mutate({ id }) };
      },
  },
];
