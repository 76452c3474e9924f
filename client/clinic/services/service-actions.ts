import type { Service } from '../../../shared/clinic/services.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { type BulkAction, counted, type Step } from '../../ui/bulk/bulk-action.ts';

export const serviceNoun = { one: 'service', many: 'services' };

const turn =
  (status: Service['status']): Step<Service> =>
  async ({ id, version, status: before }) => {
    const turned = await trpc.services.update.mutate({ id, version, status });
    return {
      takeBack: () => trpc.services.update.mutate({ id, version: turned.version, status: before }),
    };
  };

/** What becomes of bookings to come is decided one service at a time (K9). */
const toTrash: Step<Service> = async ({ id, version }) => {
  const { count } = await trpc.bookings.dependingOn.query({ kind: 'service', id });
  if (count > 0)
    return {
      refused: `${counted(count, { one: 'booking', many: 'bookings' })} to come. Please move it to the trash by itself.`,
    };
  await trpc.services.trash.mutate({ id, version });
  return { takeBack: () => trpc.services.restore.mutate({ id }) };
};

/** What can be done with many services at once. */
export const serviceActions: BulkAction<Service>[] = [
  {
    ...{ offer: t('Activate'), doing: t('Activating'), done: 'activated' },
    isFor: ({ status }) => status !== 'active',
    begin: () => turn('active'),
  },
  {
    ...{ offer: t('Archive'), doing: t('Archiving'), done: 'archived' },
    isFor: ({ status }) => status !== 'archived',
    begin: () => turn('archived'),
  },
  {
    ...{ offer: t('Move to trash'), doing: t('Moving to the trash'), done: t('moved to the trash') },
    begin: () => toTrash,
  },
];
