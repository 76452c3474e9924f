import { redirect } from '@tanstack/react-router';
import { queryClient, trpc } from '../trpc.ts';
import type { PendingSignIn } from './SecondStepForm.tsx';

/**
 * Comes in with the ticket in the fragment of the address, which is good once (TEN-5), or answers that a second factor has to
 * be shown first. Whatever a former visit left in memory is forgotten; with the redirect the ticket leaves the history.
 */
export const enterClinic = async (ticket: string): Promise<{ pending: PendingSignIn }> => {
  queryClient.clear();
  const answer = await trpc.session.enter.mutate({ ticket });
  if (answer.done) throw redirect({ to: '/', replace: true });
  return { pending: answer };
};
