import type { CallContext } from '../../api/call-context.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { type Door, forBearer } from '../public-booking/visitor-door.ts';
import { traceOf } from './enter.ts';
import { expectShown, portalOf } from './portal-door.ts';
import { PortalSession } from './portal-session.entity.ts';

/** Ends the session of this browser, or all of the patient's, with the links that are on their way. */
export const signOut = async (ctx: CallContext, door: Door, everywhere: boolean): Promise<void> => {
  const portal = await portalOf(ctx, door);
  if (portal) {
    expectShown(ctx, portal);
    await asActor(ctx.planes, forBearer(door).actor, async em => {
      const { id } = portal.patient;
      const meant = everywhere ? { patient: { id }, endedAt: null } : { id: portal.session.id };
      for (const session of await em.find(PortalSession, meant)) session.endedAt = new Date();
      const where = everywhere ? ' everywhere' : '';
      traceOf(em, portal.patient, 'LOGOUT', `Signed out of the portal for patients${where}.`);
    });
  }
  ctx.cookies.setPortal(undefined);
};
