import type { Service } from '../../../shared/clinic/services.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences, Step } from '../../ui/bulk/bulk-action.ts';
import { toTrash } from '../records/to-trash.ts';

export const serviceSentences: RowSentences = {
  choices: t('Selected services'),
  selected: count => t('{count, plural, one {# service selected} other {# services selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # service} other {Undo # services}}', { count }),
  asBefore: count =>
    t('{count, plural, one {# service as before.} other {# services as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# service left as before.} other {# services left as before.}}', { count }),
  refused: count => t('{count, plural, one {# service refused:} other {# services refused:}}', { count }),
};

const turn =
  (status: Service['status']): Step<Service> =>
  async ({ id, version, status: before }) => {
    const turned = await trpc.services.update.mutate({ id, version, status });
    return {
      takeBack: () => trpc.services.update.mutate({ id, version: turned.version, status: before }),
    };
  };

/** What can be done with many services at once. */
export const serviceActions: BulkAction<Service>[] = [
  {
    ...{ offer: t('Activate'), doing: t('Activating') },
    done: count => t('{count, plural, one {# service activated.} other {# services activated.}}', { count }),
    isFor: ({ status }) => status !== 'active',
    begin: () => turn('active'),
  },
  {
    ...{ offer: t('Archive'), doing: t('Archiving') },
    done: count => t('{count, plural, one {# service archived.} other {# services archived.}}', { count }),
    isFor: ({ status }) => status !== 'archived',
    begin: () => turn('archived'),
  },
  {
    ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
    done: count =>
      t('{count, plural, one {# service moved to the trash.} other {# services moved to the trash.}}', {
        count,
      }),
    begin: () => toTrash('service', trpc.services),
  },
];
