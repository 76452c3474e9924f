import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../../shared/clinic/preferences.ts';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';

const none: Preferences = {
  columns: { practitioner: { order: [], hidden: [] }, facility: { order: [], hidden: [] } },
  bookingViews: [],
};
const own = api.preferences.own.queryOptions(undefined, { staleTime: 300_000 });

/** How the user likes to work, wherever they sign in; a change shows at once and goes back where it is refused. */
export const usePreferences = () => {
  const client = useQueryClient();
  const { data: preferences = none, isPending } = useQuery(own);
  const { mutateAsync } = useMutation(api.preferences.save.mutationOptions());

  /** Answers whether it was saved; if not, that was told. */
  const save = async (change: Partial<Preferences>): Promise<boolean> => {
    await client.cancelQueries({ queryKey: own.queryKey });
    const before = client.getQueryData(own.queryKey);
    client.setQueryData(own.queryKey, { ...preferences, ...change });
    try {
      client.setQueryData(own.queryKey, await mutateAsync(change));
      return true;
    } catch (error) {
      client.setQueryData(own.queryKey, before);
      tellFailure(error);
      return false;
    }
  };
  return { preferences, isPending, save };
};
