import type { z } from 'zod';
import type { PortalHome } from '../../../shared/clinic/portal.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { ownMessageState } from '../messages/own-messages.ts';
import type { Door } from '../public-booking/visitor-door.ts';
import { organization } from '../settings/kinds.ts';
import type { Portal } from './portal-door.ts';

/** What the page needs to know before anything else, whoever opens it. */
export const portalHome = async (
  ctx: CallContext,
  { clinic, actor, settings }: Door,
  portal: Portal | null,
): Promise<z.input<typeof PortalHome>> => {
  const messages = portal && (await ownMessageState(ctx, portal));
  return asActor(
    ctx.planes,
    actor,
    async em => {
      const facilities = await em.find(Facility, {}, { orderBy: { name: 'asc', id: 'asc' } });
      return {
        isOpen: settings.patientPortal,
        clinic: { name: clinic.name, phone: facilities.find(({ phone }) => phone)?.phone ?? null },
        ...{ locale: clinic.locale, timeZone: clinic.timeZone },
        clock: (await settingsOf(em, organization)).values.clock,
        messages,
        patient: portal && { name: portal.patient.fullName(), endsAt: portal.session.endsAt },
      };
    },
    { readOnly: true },
  );
};
