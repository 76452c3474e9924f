import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { SecretLetter } from '../../data/outbox/post.ts';
import type { Invitation } from './invitation.entity.ts';

export const invitationLetter = (
  { email, firstName, lastName }: Invitation,
  { clinic, link, hours }: { clinic: string; link: string; hours: number },
): SecretLetter => ({
  kind: 'invitation',
  recipient: email,
  subject: t('Your invitation to {clinic}', { clinic }),
  body: paragraphs(
    t('Hello {name},', { name: `${firstName} ${lastName}` }),
    t('{clinic} works with MedFlow and invites you to join.', { clinic }),
    `${hours % 24 === 0 ? withinDays(hours / 24) : withinHours(hours)}\n${link}`,
    t(
      'If you have a MedFlow account already, you keep it and its password. If you do not know the clinic, there is nothing to do.',
    ),
  ),
  secret: true,
});

const withinDays = (days: number): string =>
  t('Accept the invitation within {days, plural, =1 {1 day} other {{days} days}}:', { days });

const withinHours = (hours: number): string =>
  t('Accept the invitation within {hours, plural, =1 {1 hour} other {{hours} hours}}:', { hours });
