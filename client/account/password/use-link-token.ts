import { useState, useSyncExternalStore } from 'react';
import { LinkToken } from '../../../shared/account/account.ts';
import { Email } from '../../../shared/contact.ts';

/** A plus is a plus in an e-mail address, and what cannot be decoded stays as it is. */
const decode = (text: string): string =>
  new URLSearchParams(`text=${text.replaceAll('+', '%2B')}`).get('text') ?? '';

const onHashChange = (tell: () => void) => {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
};

/**
 * The secret of a mailed link, which is in the fragment because browsers send that nowhere; undefined when the link is not
 * complete. Behind it stands whose link it is, where somebody has to know. The page keeps both while it is left, when the
 * address is another one already.
 */
export const useLinkToken = (): { token: string | undefined; email: string | undefined } => {
  const hash = useSyncExternalStore(onHashChange, () => window.location.hash.slice(1));
  const [kept, keep] = useState(hash);
  if (hash && hash !== kept) keep(hash);
  const [token, email = ''] = kept.split('/');
  return { token: LinkToken.safeParse(token).data, email: Email.safeParse(decode(email)).data };
};
