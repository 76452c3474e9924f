import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter, SecretLetter } from '../../data/outbox/post.ts';

interface About {
  /** The address of the account. */
  email: string;
  /** Name of the clinic that the mail comes from. */
  clinic: string;
}

export const resetLetter = ({ email, clinic }: About, link: string): SecretLetter => ({
  kind: 'reset',
  recipient: email,
  subject: t('Choose a new password for MedFlow'),
  body: paragraphs(
    t('Hello,'),
    t('somebody, hopefully you, asked for a new password for {email} at {clinic}.', { email, clinic }),
    `${t('Choose one here within an hour:')}\n${link}`,
    t('If that was not you, there is nothing to do: your password stays as it is.'),
  ),
  secret: true,
});

export const passwordChangedLetter = ({ email, clinic }: About): Letter => ({
  kind: 'password-changed',
  recipient: email,
  subject: t('Your MedFlow password was changed'),
  body: paragraphs(
    t('Hello,'),
    t(
      'the password of {email} was changed at {clinic}. Whoever was signed in with it elsewhere is signed out.',
      { email, clinic },
    ),
    t(
      'If that was not you, ask for a new password on the sign-in page now, and tell the administrators of your clinic.',
    ),
  ),
});
