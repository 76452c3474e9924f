import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { Id } from '../scalars.ts';

/** An invoice, or one of its credit notes or reminders. */
export const BillQuery = z
  .strictObject({ id: Id, creditNoteId: Id.optional(), reminderId: Id.optional() })
  .refine(({ creditNoteId, reminderId }) => !creditNoteId || !reminderId, {
    error: t('Please ask for one document at a time.'),
    path: ['reminderId'],
  });

/** A file that can be sent: its name without the ending, and what is in it, in base64. */
export const Bill = z.object({ name: z.string(), pdf: z.string() });
