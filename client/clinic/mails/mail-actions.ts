import type { Mail } from '../../../shared/clinic/mails.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction } from '../../ui/bulk/bulk-action.ts';

export const mailNoun = { one: 'mail', many: 'mails' };

/** What can be done with many mails at once. */
export const mailActions: BulkAction<Mail>[] = [
  {
    ...{ offer: t('Try again'), doing: t('Putting back into the queue'), done: t('tried again') },
    isFor: ({ status }) => status === 'failed',
    begin:
      () =>
      async ({ id }) => {
        await trpc.mails.retry.mutate({ id });
        return {};
      },
  },
];
