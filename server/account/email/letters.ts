import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter, SecretLetter } from '../../data/outbox/post.ts';

interface About {
  /** The address that the account has, and the one that it is to have. */
  former: string;
  wanted: string;
  /** Name of the clinic that the mail comes from. */
  clinic: string;
}

/** Secret and called the same, whatever it says: the outbox must not tell whether an address has an account (IDN-1). */
const toWanted = (wanted: string, body: string): SecretLetter => ({
  ...{ kind: 'email-change', recipient: wanted, secret: true },
  subject: t('An e-mail address for MedFlow'),
  body,
});

export const wantedLetter = ({ former, wanted, clinic }: About, link: string): SecretLetter =>
  toWanted(
    wanted,
    paragraphs(
      t('Hello,'),
      t('the MedFlow account {former} is to be called {wanted}. This was asked for at {clinic}.', {
        ...{ former, wanted, clinic },
      }),
      `${t('If that was you, confirm here within an hour, in a browser in which you are signed in:')}\n${link}`,
      t('Your other e-mail address gets a letter as well. Nothing changes until both are confirmed.'),
      t('If that was not you, there is nothing to do.'),
    ),
  );

/** To an address that has an account: it stays with that one. */
export const takenLetter = ({ wanted, clinic }: Omit<About, 'former'>): SecretLetter =>
  toWanted(
    wanted,
    paragraphs(
      t('Hello,'),
      t('at {clinic} somebody asked for their MedFlow account to be called {wanted}.', { wanted, clinic }),
      t('This e-mail address has an account already, so nothing changes.'),
      t(
        'If that was you, sign in with {wanted}. If you have forgotten the password, choose a new one on the sign-in page.',
        { wanted },
      ),
      t('If that was not you, there is nothing to do.'),
    ),
  );

export const formerLetter = ({ former, wanted, clinic }: About, link: string): SecretLetter => ({
  ...{ kind: 'email-change', recipient: former, secret: true },
  subject: t('Is your MedFlow account to get another e-mail address?'),
  body: paragraphs(
    t('Hello,'),
    t('somebody who is signed in as {former} at {clinic} asked for the account to be called {wanted}.', {
      ...{ former, wanted, clinic },
    }),
    `${t('Please say within an hour whether that was you. Here you confirm it, or stop it:')}\n${link}`,
    t('Nothing changes until both e-mail addresses are confirmed.'),
  ),
});

export const changedLetter = ({ former, wanted, clinic }: About): Letter => ({
  ...{ kind: 'email-changed', recipient: former },
  subject: t('Your MedFlow account has another e-mail address'),
  body: paragraphs(
    t('Hello,'),
    t(
      'the account {former} is called {wanted} from now on, in all clinics. Both e-mail addresses confirmed it.',
      {
        ...{ former, wanted },
      },
    ),
    t('If that was not you, tell the administrators of {clinic} now.', { clinic }),
  ),
});

export const stoppedLetter = ({ former, clinic }: Omit<About, 'wanted'>): Letter => ({
  ...{ kind: 'email-change', recipient: former },
  subject: t('The e-mail address of your MedFlow account stays as it is'),
  body: paragraphs(
    t('Hello,'),
    t(
      'the account {former} keeps its e-mail address, because you said that it was not you who asked for another one. It is signed out everywhere.',
      { former },
    ),
    t(
      'Somebody may know your password. Choose a new one on the sign-in page now, and tell the administrators of {clinic}.',
      { clinic },
    ),
  ),
});
