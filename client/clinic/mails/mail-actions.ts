import type { Mail } from '../../../shared/clinic/mails.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction } from '../../ui/bulk/bulk-action.ts';

export const mailNoun = { one: 'mail', many: 'mails' };

/** What can be done with many mails at once. */
export const mailActions: BulkAction<Mail>[] = [
  {
    ...{ offer: 'Try again', doing: 'Putting back into the queue', done: 'tried again' },
    isFor: ({ status }) => status === 'failed',
    begin:
      () =>
      async ({ id }) => {
        await trpc.mails.retry.mutate({ id });
        return {};
      },
  },
];
