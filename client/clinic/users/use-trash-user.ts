import { useMutation } from '@tanstack/react-query';
import type { User } from '../../../shared/clinic/users.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { userName } from '../members/user-name.ts';

/** Moves a member to the trash and offers to take it back. */
export const useTrashUser = () => {
  const trash = useMutation(api.users.trash.mutationOptions({ onError: tellFailure }));
  const restore = useMutation(api.users.restore.mutationOptions());

  return (user: User) =>
    trash.mutate(
      { id: user.id, version: user.version },
      {
        onSuccess: () =>
          offerUndo(`${userName(user)} is in the trash.`, () =>
            confirmed(() => restore.mutateAsync({ id: user.id })),
          ),
      },
    );
};
