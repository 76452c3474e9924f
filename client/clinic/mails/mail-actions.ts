import type { Mail } from '../../../shared/clinic/mails.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences } from '../../ui/bulk/bulk-action.ts';

export const mailSentences: RowSentences = {
  choices: t('Selected mails'),
  selected: count => t('{count, plural, one {# mail selected} other {# mails selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # mail} other {Undo # mails}}', { count }),
  asBefore: count => t('{count, plural, one {# mail as before.} other {# mails as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# mail left as before.} other {# mails left as before.}}', { count }),
  refused: count => t('{count, plural, one {# mail refused:} other {# mails refused:}}', { count }),
};

/** What can be done with many mails at once. */
export const mailActions: BulkAction<Mail>[] = [
  {
    ...{ offer: t('Try again'), doing: t('Putting back into the queue') },
    done: count => t('{count, plural, one {# mail tried again.} other {# mails tried again.}}', { count }),
    isFor: ({ status }) => status === 'failed',
    begin:
      () =>
      async ({ id }) => {
        await trpc.mails.retry.mutate({ id });
        return {};
      },
  },
];
