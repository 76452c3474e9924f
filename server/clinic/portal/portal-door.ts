import { TRPCError } from '@trpc/server';
import { MINUTE } from '../../../shared/durations.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Actor } from '../../data/records/actor.ts';
import { hashToken } from '../../secrets.ts';
import { Patient } from '../patients/patient.entity.ts';
import { type Door, forBearer, throughDoor } from '../public-booking/visitor-door.ts';
import { PortalSession } from './portal-session.entity.ts';

/** `lastSeenAt` is written this often at most, so that reading does not mean writing. */
const SEEN_EVERY_MS = MINUTE;

/** A patient who is signed in. The actor is the patient, to whom the database shows what is theirs and nobody else's (D3). */
export interface Portal extends Door {
  session: { id: string; openedAt: Date; endsAt: Date };
  patient: Patient;
}

/** For what no patient sees or changes in the database, such as their sessions, the system looks for them. */
export const systemOf = ({ actor: { patientId: _, ...system } }: Portal): Actor => system;

const expectPortal = ({ settings }: Door): void => {
  if (!settings.patientPortal)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This clinic has no portal for patients.' });
};

/** Lets somebody in who is not signed in yet, where the clinic has a portal. */
export const throughPortal = <T>(
  ctx: CallContext,
  procedure: string,
  work: (door: Door) => Promise<T>,
): Promise<T> =>
  throughDoor(ctx, procedure, door => {
    expectPortal(door);
    return work(door);
  });

/** What the page of one patient asks is not done as another one, who has signed in in a tab beside it since (O2). */
export const expectShown = ({ credentials }: CallContext, { patient }: Portal): void => {
  const shown = credentials.portal?.shown;
  if (shown && shown !== patient.id)
    throw new TRPCError({
      code: 'UNAUTHORIZED',
      message: 'Somebody else has signed in in this browser. Please load this page anew.',
    });
};

/** Runs as the patient who is signed in; whoever is not hears so. */
export const asPatient = <T>(
  ctx: CallContext,
  procedure: string,
  work: (portal: Portal) => Promise<T>,
): Promise<T> =>
  throughPortal(ctx, procedure, async door => {
    const portal = await portalOf(ctx, door);
    if (!portal)
      throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in again by a new letter.' });
    expectShown(ctx, portal);
    return work(portal);
  });

/**
 * Whoever is signed in, asked at each call: a session ends at once with its portal, its clinic, its patient, and the e-mail address
 * that it was opened by (D4).
 */
export const portalOf = async (ctx: CallContext, door: Door): Promise<Portal | null> => {
  const token = ctx.credentials.portal?.session;
  if (!token || !door.settings.patientPortal) return null;
  const { planes } = ctx;
  const system = forBearer(door).actor;
  const wanted = { sessionHash: hashToken(token) };
  const found = await asActor(
    planes,
    system,
    async em => {
      const session = await em.findOne(PortalSession, wanted);
      const patient = session?.isOpen() ? await em.findOne(Patient, { id: session.patient.id }) : null;
      return session && patient && session.isFor(patient) ? { session, patient } : null;
    },
    { readOnly: true },
  );
  if (!found) return null;
  const { session, patient } = found;
  if (Date.now() - +(session.lastSeenAt ?? 0) > SEEN_EVERY_MS)
    await asActor(planes, system, async em => {
      (await em.findOneOrFail(PortalSession, wanted)).lastSeenAt = new Date();
    });
  const actor = { ...system, patientId: patient.id };
  const { id, at, openedAt, endsAt } = session;
  return { ...door, actor, patient, session: { id, openedAt: openedAt ?? at, endsAt } };
};
