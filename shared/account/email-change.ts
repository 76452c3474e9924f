import { z } from 'zod';
import { Email } from '../contact.ts';
import { AnswerInstant } from '../scalars.ts';
import { LinkToken } from './account.ts';

export const EmailChangeRequest = z.strictObject({ email: Email });

/** The secret of the link in one of the two letters. */
export const EmailLink = z.strictObject({ token: LinkToken });

/** What one's account is to be called, and who has said yes so far; null where nothing is asked for. */
export const PendingEmail = z.object({
  change: z
    .object({
      email: z.string(),
      formerSaidYes: z.boolean(),
      newSaidYes: z.boolean(),
      expiresAt: AnswerInstant,
    })
    .nullable(),
});

/** Whether the e-mail is the new one now, or waits for the other address. */
export const EmailConfirmed = z.object({ isChanged: z.boolean() });
