import type { z } from 'zod';
import type { PortalHome } from '../../../shared/clinic/portal.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { ownMessageState } from '../messages/own-messages.ts';
import { Patient } from '../patients/patient.entity.ts';
import { preferencesOf, withRelations } from '../patients/patient-view.ts';
import type { Door } from '../public-booking/visitor-door.ts';
import { ownRequestState } from '../service-requests/own-request-state.ts';
import { organization } from '../settings/kinds.ts';
import type { Portal } from './portal-door.ts';

const whoIsIn = async (em: ClinicEm, { patient: { id }, session }: Portal) => {
  const patient = await withRelations(em, await em.findOneOrFail(Patient, { id }));
  return { id, name: patient.fullName(), endsAt: session.endsAt, preferences: preferencesOf(patient) };
};

/** What the page needs to know before anything else, whoever opens it. */
export const portalHome = async (
  ctx: CallContext,
  { clinic, actor, settings }: Door,
  portal: Portal | null,
): Promise<z.input<typeof PortalHome>> => {
  const messages = portal && (await ownMessageState(ctx, portal));
  return asActor(
    ctx.planes,
    portal?.actor ?? actor,
    async em => {
      const { clock, weekStartsOn } = (await settingsOf(em, organization)).values;
      const facilities = await em.find(Facility, {}, { orderBy: { name: 'asc', id: 'asc' } });
      return {
        isOpen: settings.patientPortal,
        clinic: { name: clinic.name, phone: facilities.find(({ phone }) => phone)?.phone ?? null },
        ...{ locale: clinic.locale, timeZone: clinic.timeZone, clock, weekStartsOn },
        messages,
        requests: portal && ownRequestState(portal),
        patient: portal && (await whoIsIn(em, portal)),
      };
    },
    { readOnly: true },
  );
};
