import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';

/** Where a stream goes on: the id of the last event that was heard, which the browser sends by itself. */
export const LiveQuery = z.strictObject({ lastEventId: z.string().max(100).optional() });
export type LiveQuery = z.output<typeof LiveQuery>;

/** A booking that changed, and where and when it was and is. Whose it is and what of it changed is asked for. */
export const BookingChanged = z.object({
  id: z.uuid(),
  /** What it has become; whoever has this version or a later one knows already. */
  version: z.int(),
  places: z.array(
    z.object({
      facilityId: z.uuid(),
      practitionerId: z.uuid(),
      startsAt: AnswerInstant,
      endsAt: AnswerInstant,
    }),
  ),
});
export type BookingChanged = z.output<typeof BookingChanged>;

/** With whom something was written, for whoever may read it. What was written is asked for. */
export const MessageTold = z.object({
  patientId: z.uuid(),
  /** Something was said, taken back or answered; otherwise it was only read. */
  isSaid: z.boolean(),
});
export type MessageTold = z.output<typeof MessageTold>;

/** Which filled form changed, for whoever may read it; what of it is asked for. */
export const FormTold = z.object({ id: z.uuid(), patientId: z.uuid(), version: z.int() });
export type FormTold = z.output<typeof FormTold>;

export const LiveEvent = z.discriminatedUnion('kind', [
  /** From now on, everything is told; for so many milliseconds before, nothing happened. */
  z.object({ kind: z.literal('ready'), quietMs: z.number() }),
  /** What happened since the last event that was heard follows. */
  z.object({ kind: z.literal('resumed') }),
  /** Something happened that is not told: whatever is shown must be asked for again. */
  z.object({ kind: z.literal('missed') }),
  /** Nothing is heard of at the moment; `missed` follows when it is again. */
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('changes'), changes: z.array(BookingChanged) }),
  z.object({ kind: z.literal('messages'), messages: z.array(MessageTold) }),
  z.object({ kind: z.literal('forms'), forms: z.array(FormTold) }),
  /** The reader may see something else from now on. The stream ends with it, and another one has to be begun. */
  z.object({ kind: z.literal('access') }),
  /** The server stops. The stream ends with it, and another process goes on. */
  z.object({ kind: z.literal('stopping') }),
]);
export type LiveEvent = z.output<typeof LiveEvent>;
