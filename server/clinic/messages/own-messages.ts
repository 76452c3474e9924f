import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { PortalMessage, PortalMessagePage, PortalMessages } from '../../../shared/clinic/portal.ts';
import { isWritable } from '../../../shared/clinics.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { isIncluded } from '../../../shared/permissions.ts';
import type { CallContext } from '../../api/call-context.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { Refusal, TryLater } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { Door } from '../public-booking/visitor-door.ts';
import { markRead } from './mark-read.ts';
import { Message } from './message.entity.ts';

/** A patient who is signed in to the portal, as whom these run. */
interface Own extends Door {
  patient: { id: string };
}

type Shown = z.input<typeof PortalMessage>;

/** What one patient may write, far more than anybody reads in an hour; and all of a clinic's, however many they are (D10). */
const ofPatient = { name: 'portal-messages', points: 20, seconds: 3600 };
const ofClinic = { name: 'portal-messages-clinic', points: 1000, seconds: 3600 };

/** Whether the clinic and its patients write to each other in the portal. */
const hasMessages = ({ clinic, settings }: Door): boolean =>
  settings.patientPortal && settings.portalMessages && isIncluded('messages:read', clinic);

const mayWrite = ({ clinic }: Door): boolean =>
  isWritable(clinic.status) && isIncluded('messages:write', clinic);

const expectMessages = (door: Door): void => {
  if (!hasMessages(door))
    throw new TRPCError({ code: 'NOT_FOUND', message: t('This clinic takes no messages in its portal.') });
};

const UNREAD = `select count(*) as unread from clinic.messages
  where patient_id = ? and sender = 'clinic' and read_at is null and deleted_at is null`;

/** How many of the clinic's messages the patient has not read, and whether they can write; null where the clinic wants none. */
export const ownMessageState = async (ctx: CallContext, own: Own) => {
  if (!hasMessages(own)) return null;
  const { unread } = await asActor(
    ctx.planes,
    own.actor,
    em => oneInClinic(em, z.object({ unread: z.coerce.number() }), UNREAD, [own.patient.id]),
    { readOnly: true },
  );
  return { unread, mayWrite: mayWrite(own) };
};

const listed = listOf(Message, sortedBy(['createdAt'], { descending: true }), {
  fields: ['id', 'createdAt', 'sender', 'text', 'readAt'],
  where: ({ patientId }: z.output<typeof PortalMessages> & { patientId: string }) => ({
    patient_id: patientId,
  }),
});

/** The patient's thread, the newest message first. The database shows no other one (D3). */
export const ownMessages = async (
  em: ClinicEm,
  own: Own,
  input: z.output<typeof PortalMessages>,
): Promise<z.input<typeof PortalMessagePage>> => {
  expectMessages(own);
  const { clinic: caller, patient } = own;
  const { items, nextCursor } = await listed({
    ctx: { em, caller: { clinic: caller } },
    input: { ...input, patientId: patient.id },
  });
  return { items: items.map(message => ({ ...message, sentAt: message.createdAt })), nextCursor };
};

/** The same words again are the same message: the answer to the first one was lost, and somebody pressed the button again. */
const saidJustNow = async (em: ClinicEm, patient: Patient, text: string): Promise<Message | undefined> => {
  const since = new Date(Date.now() - MINUTE);
  const latest = await em.find(Message, { patient, sender: 'patient', createdAt: { $gt: since } });
  return latest.find(message => message.text === text);
};

/** Writes to the clinic, in the patient's own name: the database lets nobody else be named (D3). */
export const writeOwn = async (ctx: CallContext, own: Own, text: string): Promise<Shown> => {
  expectMessages(own);
  if (!mayWrite(own))
    throw new Refusal('This clinic takes no messages at the moment. Please call the clinic.');
  const { clinic, patient } = own;
  const ofOne = await ctx.limits.take(ofPatient, `${clinic.id} ${patient.id}`);
  if (ofOne.isOver) throw new TryLater('You have written many messages.', ofOne.resetSeconds);
  const ofAll = await ctx.limits.take(ofClinic, clinic.id);
  if (ofAll.isOver) throw new TryLater('This page is used too much at the moment.', ofAll.resetSeconds);
  return asActor(ctx.planes, own.actor, async em => {
    const writer = await em.findOneOrFail(Patient, { id: patient.id });
    const message =
      (await saidJustNow(em, writer, text)) ??
      em.create(Message, { patient: writer, sender: 'patient', text });
    await em.flush();
    const { id, sender, readAt, createdAt: sentAt } = message;
    return { id, sender, text, readAt, sentAt };
  });
};

/** All that the clinic wrote, up to this message; while nothing can be changed, it stays as it is. */
export const readOwn = async (ctx: CallContext, own: Own, id: string): Promise<void> => {
  expectMessages(own);
  if (mayWrite(own)) await asActor(ctx.planes, own.actor, em => markRead(em, id, 'patient'));
};
