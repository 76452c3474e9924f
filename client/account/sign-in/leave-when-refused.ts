import { hashKey, type QueryClient } from '@tanstack/react-query';
import { currentSession } from '../../current-session.ts';
import { failureOf } from '../../ui/failure/failure.ts';

interface Ways {
  onExpired: () => void;
  /** The clinic asks for a second factor from now on. */
  onSecondFactor: () => void;
}

/** Any call may be the first to notice that the session has ended, or is not enough any more. */
export const leaveWhenRefused = (queryClient: QueryClient, { onExpired, onSecondFactor }: Ways): void => {
  const notice = (error: unknown) => {
    const { code, needs } = failureOf(error);
    if (needs === 'second-factor') onSecondFactor();
    if (code !== 'UNAUTHORIZED') return;
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
