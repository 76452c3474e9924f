import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { defaultChoice } from '../../../shared/clinic/notifications.ts';
import type { Preferences } from '../../../shared/clinic/preferences.ts';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { ownPreferences } from './own-preferences.ts';

const none: Preferences = {
  columns: {
    practitioner: { order: [], hidden: [] },
    facility: { order: [], hidden: [] },
    room: { order: [], hidden: [] },
  },
  views: [],
  notifications: defaultChoice,
};
const mutationKey = api.preferences.save.mutationKey();

/** How the user likes to work, wherever they sign in; a change shows at once and goes back where it is refused. */
export const usePreferences = () => {
  const client = useQueryClient();
  const { data: saved = none, isPending } = useQuery(ownPreferences);
  const { mutateAsync } = useMutation(
    api.preferences.save.mutationOptions({
      // One after the other, so that the last to be clicked is the last to be written.
      scope: { id: 'preferences' },
      onSuccess: answer => client.setQueryData(ownPreferences.queryKey, answer),
    }),
  );
  const underWay = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as Partial<Preferences>,
  });
  const preferences: Preferences = Object.assign({}, saved, ...underWay);

  /** What is shown by now: two clicks may come before the page is drawn again. */
  const current = (): Preferences => {
    const underWay = client.getMutationCache().findAll({ mutationKey, status: 'pending' });
    const changes = underWay.map(({ state }) => state.variables as Partial<Preferences>);
    return Object.assign({}, client.getQueryData(ownPreferences.queryKey) ?? none, ...changes);
  };

  /** Answers whether it was saved; if not, that was told. */
  const save = async (change: (now: Preferences) => Partial<Preferences>): Promise<boolean> => {
    try {
      await mutateAsync(change(current()));
      return true;
    } catch (error) {
      tellFailure(error);
      return false;
    }
  };
  return { preferences, isPending, save };
};
