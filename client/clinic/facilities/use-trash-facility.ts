import { useMutation } from '@tanstack/react-query';
import type { Facility } from '../../../shared/clinic/facilities.ts';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';

/** Moves a facility to the trash and offers to take it back. */
export const useTrashFacility = () => {
  const trash = useMutation(api.facilities.trash.mutationOptions({ onError: tellFailure }));
  const restore = useMutation(api.facilities.restore.mutationOptions());

  return ({ id, version, name }: Facility) =>
    trash.mutate(
      { id, version },
      { onSuccess: () => offerUndo(`${name} is in the trash.`, () => restore.mutateAsync({ id })) },
    );
};
