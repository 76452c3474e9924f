import { useMutation } from '@tanstack/react-query';
import type { Service } from '../../../shared/clinic/services.ts';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';

/** Moves a service to the trash and offers to take it back. */
export const useTrashService = () => {
  const trash = useMutation(api.services.trash.mutationOptions({ onError: tellFailure }));
  const restore = useMutation(api.services.restore.mutationOptions());

  return ({ id, version, name }: Service) =>
    trash.mutate(
      { id, version },
      { onSuccess: () => offerUndo(`${name} is in the trash.`, () => restore.mutateAsync({ id })) },
    );
};
