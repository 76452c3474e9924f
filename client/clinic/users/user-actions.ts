import type { User } from '../../../shared/clinic/users.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences, Step } from '../../ui/bulk/bulk-action.ts';
import { bookingsOn, toTrash } from '../records/to-trash.ts';

export const userSentences: RowSentences = {
  choices: t('Selected members'),
  selected: count => t('{count, plural, one {# member selected} other {# members selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # member} other {Undo # members}}', { count }),
  asBefore: count => t('{count, plural, one {# member as before.} other {# members as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# member left as before.} other {# members left as before.}}', { count }),
  refused: count => t('{count, plural, one {# member refused:} other {# members refused:}}', { count }),
};

/** Whoever leads the clinic is let in again only by somebody who just said who they are. */
const turn =
  (status: User['status']): Step<User> =>
  async ({ id, version, status: before }) => {
    const turned = await confirmed(() => trpc.users.update.mutate({ id, version, status }));
    return (
      turned && {
        takeBack: () =>
          confirmed(() => trpc.users.update.mutate({ id, version: turned.version, status: before })),
      }
    );
  };

/** Who sees patients then is decided one practitioner at a time (K9). */
const deactivate: Step<User> = async user => {
  const count = user.role === 'provider' ? await bookingsOn('practitioner', user) : 0;
  if (count > 0)
    return {
      refused: t(
        '{count, plural, one {# booking to come. Please deactivate this one by itself.} other {# bookings to come. Please deactivate this one by itself.}}',
        { count },
      ),
    };
  return turn('inactive')(user);
};

/** What can be done with many members at once. */
export const userActions: BulkAction<User>[] = [
  {
    ...{ offer: t('Activate'), doing: t('Activating') },
    done: count => t('{count, plural, one {# member activated.} other {# members activated.}}', { count }),
    isFor: ({ status }) => status === 'inactive',
    begin: () => turn('active'),
  },
  {
    ...{ offer: t('Deactivate'), doing: t('Deactivating') },
    done: count =>
      t('{count, plural, one {# member deactivated.} other {# members deactivated.}}', { count }),
    isFor: ({ status }) => status === 'active',
    begin: () => deactivate,
  },
  {
    ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
    done: count =>
      t('{count, plural, one {# member moved to the trash.} other {# members moved to the trash.}}', {
        count,
      }),
    begin: () => toTrash('practitioner', trpc.users),
  },
];
