import type { ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, Step } from '../../ui/bulk/bulk-action.ts';
import { askWhy } from './ask-why.tsx';

const accept: Step<ServiceRequest> = async ({ id, version }) => {
  await trpc.serviceRequests.accept.mutate({ id, version });
  return {};
};

/** Each row has its own outcome, with its reason (RQ28). */
export const requestBulk: BulkAction<ServiceRequest>[] = [
  {
    ...{ offer: t('Accept'), doing: t('Accepting') },
    done: count => t('{count, plural, one {# request accepted.} other {# requests accepted.}}', { count }),
    isFor: ({ status }) => status === 'new',
    begin: () => accept,
  },
  {
    ...{ offer: t('Make urgent'), doing: t('Making urgent') },
    done: count =>
      t('{count, plural, one {# request made urgent.} other {# requests made urgent.}}', { count }),
    isFor: ({ priority }) => priority !== 'urgent',
    begin:
      () =>
      async ({ id, version, priority }) => {
        const changed = await trpc.serviceRequests.update.mutate({ id, version, priority: 'urgent' });
        return {
          takeBack: () => trpc.serviceRequests.update.mutate({ id, version: changed.version, priority }),
        };
      },
  },
  {
    ...{ offer: t('Refuse…'), doing: t('Refusing') },
    done: count => t('{count, plural, one {# request refused.} other {# requests refused.}}', { count }),
    isFor: ({ status }) => status === 'new' || status === 'accepted',
    begin: async () => {
      const reason = await askWhy('refuse');
      if (!reason) return undefined;
      return async ({ id, version }) => {
        await trpc.serviceRequests.refuse.mutate({ id, version, reason });
        return {};
      };
    },
  },
  {
    ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
    done: count =>
      t('{count, plural, one {# request moved to the trash.} other {# requests moved to the trash.}}', {
        count,
      }),
    begin:
      () =>
      async ({ id, version }) => {
        await trpc.serviceRequests.trash.mutate({ id, version });
        return { takeBack: () => trpc.serviceRequests.restore.mutate({ id }) };
      },
  },
];
