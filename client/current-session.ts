import { api } from './trpc.ts';

/** Roles and clinic change rarely; the server checks every call anyway. */
export const currentSession = api.session.current.queryOptions(undefined, { staleTime: 300_000 });
