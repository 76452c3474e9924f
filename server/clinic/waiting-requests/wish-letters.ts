import { t } from '../../../shared/i18n/translate.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter, SecretLetter } from '../../data/outbox/post.ts';
import { Facility } from '../facilities/facility.entity.ts';
import type { ClinicFacts } from '../reminders/write-notice.ts';
import type { WaitingRequest } from './waiting-request.entity.ts';

/** What letters to visitors who wait are made of: nothing that was typed, and not what for (D12, S22). */
export interface WishFacts {
  recipient: string;
  clinic: string;
  locale: string;
  phone: string | null;
}

export const wishFactsOf = async (
  em: ClinicEm,
  { email: recipient, facility }: Pick<WaitingRequest, 'email' | 'facility'>,
  { name: clinic, locale }: Pick<ClinicFacts, 'name' | 'locale'>,
): Promise<WishFacts> => ({ ...{ recipient, clinic, locale }, phone: await phoneOf(em, facility?.id) });

/** The phone number of the place where somebody waits, or that of any of the clinic. */
export const phoneOf = async (em: ClinicEm, facilityId: string | undefined): Promise<string | null> => {
  const facilities = await em.find(Facility, {}, { orderBy: { name: 'asc', id: 'asc' } });
  const own = facilities.find(({ id }) => id === facilityId)?.phone;
  return own ?? facilities.find(({ phone }) => phone)?.phone ?? null;
};

const call = ({ phone }: WishFacts): string =>
  phone
    ? t('Please call {phone} if you have a question.', { phone })
    : t('Please call us if you have a question.');

/** Asks whether the address is theirs: until then nobody waits. The link opens a page; only its buttons act (D7). */
export const wishConfirmationLetter = (facts: WishFacts, link: string): SecretLetter => ({
  kind: 'waiting.confirmation',
  recipient: facts.recipient,
  subject: t('Please confirm your place on the waiting list of {clinic}', { clinic: facts.clinic }),
  body: paragraphs(
    t('Hello,'),
    t('somebody, hopefully you, wants to wait for a time at {clinic}.', { clinic: facts.clinic }),
    `${t('Please confirm it within a day on this page:')}\n${link}`,
    t(
      'There you can also end your wait later, so please keep this letter. If that was not you, say so there: we then write to you no more.',
    ),
    facts.clinic,
  ),
  secret: true,
});

/** Says that they wait now, with the same link. */
export const wishLetter = (facts: WishFacts, link: string): SecretLetter => ({
  kind: 'waiting.confirmed',
  recipient: facts.recipient,
  subject: t('You are waiting for a time at {clinic}', { clinic: facts.clinic }),
  body: paragraphs(
    t('Hello,'),
    t('thank you for confirming. We call you or write to you when a time becomes free that suits you.'),
    `${t('See or end your wait here:')}\n${link}`,
    call(facts),
    facts.clinic,
  ),
  secret: true,
});

/**
 * That the desk declined it, in the language of the clinic, as nobody knows that of whoever asked. The link stands in the
 * letters before: here it is known to nobody any more.
 */
export const wishDeclinedLetter = (facts: WishFacts, reason: string | null): Letter =>
  inLanguage(firstLanguage(facts.locale), () => ({
    kind: 'waiting.declined',
    recipient: facts.recipient,
    subject: t('Your place on the waiting list of {clinic}', { clinic: facts.clinic }),
    body: paragraphs(
      t('Hello,'),
      t('we are sorry that we cannot put you on our waiting list.'),
      reason,
      call(facts),
      facts.clinic,
    ),
  }));
