import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { SecretLetter } from '../../data/outbox/post.ts';

/** A patient whom an address stands with, and what lets them in. */
interface Way {
  name: string;
  link: string;
  code: string;
}

interface Facts {
  recipient: string;
  clinic: string;
  /** For how many minutes it is good. */
  minutes: number;
}

const wayIn = ({ link, code }: Way): string => `${link}\n\n${t('or type this code there: {code}', { code })}`;

/** Several share an address: each has a way of their own, and is called by the name they go by (D5). */
const waysIn = (ways: Way[]): string =>
  ways.length === 1
    ? ways.map(wayIn).join('')
    : ways.map(way => `${t('For {name}:', { name: way.name })}\n${wayIn(way)}`).join('\n\n');

/** Lets patients in who read the mail of this address. */
export const signInLetter = (facts: Facts, ways: Way[]): SecretLetter => ({
  kind: 'portal.sign-in',
  recipient: facts.recipient,
  subject: t('Sign in to {clinic}', { clinic: facts.clinic }),
  body: paragraphs(
    t('Hello,'),
    t('somebody, hopefully you, wants to sign in to the portal for patients of {clinic}.', {
      clinic: facts.clinic,
    }),
    `${t('Open this link where you asked for it, in the same browser:')}\n${waysIn(ways)}`,
    [
      t('It is good once, for {minutes} minutes. We never ask for a code by phone or by mail.', {
        minutes: facts.minutes,
      }),
      t('If that was not you, there is nothing to do: nobody gets in without this letter.'),
    ].join('\n'),
    facts.clinic,
  ),
  secret: true,
});
