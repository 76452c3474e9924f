import type { z } from 'zod';
import type { PortalSessions } from '../../../shared/clinic/portal.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { traceOf } from './enter.ts';
import { type Portal, systemOf } from './portal-door.ts';
import { PortalSession } from './portal-session.entity.ts';

/** Those of the patient that go on, the last used first. */
const goingOn = async (em: ClinicEm, { patient }: Portal): Promise<PortalSession[]> => {
  const found = await em.find(
    PortalSession,
    { patient: { id: patient.id }, endedAt: null, endsAt: { $gt: new Date() } },
    { orderBy: { lastSeenAt: 'desc', id: 'asc' } },
  );
  return found.filter(session => session.isOpen() && session.isFor(patient));
};

/** Where the patient is signed in now. */
export const ownSessions = (ctx: CallContext, portal: Portal): Promise<z.input<typeof PortalSessions>> =>
  asActor(
    ctx.planes,
    systemOf(portal),
    async em => ({
      items: (await goingOn(em, portal)).map(({ id, userAgent, openedAt, lastSeenAt, at }) => ({
        ...{ id, isThis: id === portal.session.id, userAgent },
        ...{ signedInAt: openedAt ?? at, lastSeenAt: lastSeenAt ?? at },
      })),
    }),
    { readOnly: true },
  );

/** Ends one of them, such as on a phone that was lost; one that is over already stays so. */
export const endOwnSession = async (ctx: CallContext, portal: Portal, id: string): Promise<void> => {
  const { patient, session: own } = portal;
  await asActor(ctx.planes, systemOf(portal), async em => {
    const session = await em.findOneOrFail(PortalSession, { id, patient: { id: patient.id } });
    if (session.endedAt) return;
    session.endedAt = new Date();
    traceOf(em, patient, 'LOGOUT', 'Signed out of the portal for patients on one device.');
  });
  if (id === own.id) ctx.cookies.setPortal(undefined);
};
