import { api } from '../../trpc.ts';

/** How the user likes to work. */
export const ownPreferences = api.preferences.own.queryOptions(undefined, { staleTime: 300_000 });
