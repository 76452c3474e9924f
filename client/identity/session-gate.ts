import { hashKey, type QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { currentSession } from '../session.tsx';
import { failureOf } from '../ui/failure.ts';

/** Only a path of this site: an address of another one would make the sign-in page a springboard. */
const LocalPath = z.string().regex(/^\/(?![/\\])/);

export const SignInSearch = z.object({ to: LocalPath.optional().catch(undefined) });

/** Lets a visitor in who is signed in, and sends others to the sign-in page with the way back. */
export const requireSession = async (queryClient: QueryClient, target: string): Promise<void> => {
  try {
    await queryClient.ensureQueryData(currentSession);
  } catch (error) {
    if (failureOf(error).code !== 'UNAUTHORIZED') throw error;
    throw redirect({ to: '/sign-in', search: target === '/' ? {} : { to: target } });
  }
};

/** Any call may be the first to notice that the session has ended. */
export const signInAgainAfterExpiry = (queryClient: QueryClient, onExpired: () => void): void => {
  const notice = (error: unknown) => {
    if (failureOf(error).code !== 'UNAUTHORIZED') return;
    queryClient.removeQueries({ queryKey: currentSession.queryKey });
    onExpired();
  };
  queryClient.getQueryCache().subscribe(event => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    // The first look at the session is the gate's own, which redirects by itself.
    const { queryHash, state } = event.query;
    if (queryHash !== hashKey(currentSession.queryKey) || state.data) notice(event.action.error);
  });
  queryClient.getMutationCache().subscribe(event => {
    if (event.type === 'updated' && event.action.type === 'error') notice(event.action.error);
  });
};
