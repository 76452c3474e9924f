import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { LinkToken } from '../../../shared/account/account.ts';

/**
 * The secret of a mailed link, which is in the fragment because browsers send that nowhere; undefined when the link is not
 * complete. The page keeps it while it is left, when the address is another one already.
 */
export const useLinkToken = (): string | undefined => {
  const hash = useLocation({ select: location => location.hash });
  const [kept, keep] = useState(hash);
  if (hash && hash !== kept) keep(hash);
  return LinkToken.safeParse(kept).data;
};
