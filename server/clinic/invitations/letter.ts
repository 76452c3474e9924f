import type { SecretLetter } from '../../data/outbox/post.ts';
import type { Invitation } from './invitation.entity.ts';

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const inWords = (hours: number): string =>
  hours % 24 === 0 ? counted(hours / 24, 'day') : counted(hours, 'hour');

export const invitationLetter = (
  { email, firstName, lastName }: Invitation,
  { clinic, link, hours }: { clinic: string; link: string; hours: number },
): SecretLetter => ({
  kind: 'invitation',
  recipient: email,
  subject: `Your invitation to ${clinic}`,
  body: `Hello ${firstName} ${lastName},

${clinic} works with MedFlow and invites you to join.

Accept the invitation within ${inWords(hours)}:
${link}

If you have a MedFlow account already, you keep it and its password. If you do not know the clinic, there is nothing to do.
`,
  secret: true,
});
