import { z } from 'zod';
import { Id } from '../scalars.ts';

/** An invoice, or one of its credit notes. */
export const BillQuery = z.strictObject({ id: Id, creditNoteId: Id.optional() });

export const ReminderQuery = z.strictObject({ id: Id, reminderId: Id });

/** A file that can be sent: its name without the ending, and what is in it, in base64. */
export const Bill = z.object({ name: z.string(), pdf: z.string() });
