import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { currentSession } from '../../current-session.ts';
import { goOnIn } from '../../i18n/own-language.ts';
import { isSignedOut } from './first-place.ts';

/** Lets a visitor in who is signed in, and sends others to the sign-in page with the way back. */
export const requireSession = async (queryClient: QueryClient, target: string): Promise<void> => {
  try {
    // What the entrance was refused is told once: asked again, a session that is ended by now would not say why.
    const told = queryClient.getQueryState(currentSession.queryKey)?.error;
    queryClient.removeQueries({
      queryKey: currentSession.queryKey,
      predicate: ({ state }) => Boolean(state.error),
    });
    if (told) throw told;
    const { needsSecondFactor, language } = await queryClient.ensureQueryData(currentSession);
    // The page is about to be another one, and shows nothing until then.
    if (goOnIn(language)) await new Promise<never>(() => undefined);
    if (needsSecondFactor) throw redirect({ to: '/second-factor' });
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    throw redirect({ to: '/sign-in', search: target === '/' ? {} : { to: target } });
  }
};
