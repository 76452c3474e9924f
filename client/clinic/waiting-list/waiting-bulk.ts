import type { WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction } from '../../ui/bulk/bulk-action.ts';

export const waitingNoun = { one: 'entry', many: 'entries' };

/** What can be done with many entries at once. */
export const waitingBulk: BulkAction<WaitingEntry>[] = [
  {
    ...{ offer: 'Withdraw', doing: 'Withdrawing', done: 'withdrawn' },
    isFor: ({ status }) => status === 'waiting' || status === 'offered',
    begin:
      () =>
      async ({ id, version }) => {
        await trpc.waitingList.withdraw.mutate({ id, version });
        return {};
      },
  },
  {
    ...{ offer: 'Move to trash', doing: 'Moving to the trash', done: 'moved to the trash' },
    begin:
      () =>
      async ({ id, version }) => {
        await trpc.waitingList.trash.mutate({ id, version });
        return { takeBack: () => trpc.waitingList.restore.mutate({ id }) };
      },
  },
];
