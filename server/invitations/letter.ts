import type { Letter } from '../mail/post.ts';
import type { Invitation } from './invitation.entity.ts';

export const invitationLetter = (
  { email, firstName, lastName }: Invitation,
  { clinic, link }: { clinic: string; link: string },
): Letter => ({
  kind: 'invitation',
  recipient: email,
  subject: `Your invitation to ${clinic}`,
  body: `Hello ${firstName} ${lastName},

${clinic} works with MedFlow and invites you to join.

Accept the invitation within seven days:
${link}

If you have a MedFlow account already, you keep it and its password. If you do not know the clinic, there is nothing to do.
`,
  secret: true,
});
