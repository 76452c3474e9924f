import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { PortalOffers, PortalStep } from '../../../shared/clinic/portal.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { whereFacilitiesAre } from '../facilities/where-facilities-are.ts';
import { type Portal, systemOf } from '../portal/portal-door.ts';
import { acceptOffer, declineOffer } from '../waiting-list/settle-offer.ts';
import { WaitingEntry } from '../waiting-list/waiting-entry.entity.ts';
import { withOffers } from '../waiting-list/waiting-entry-view.ts';

type Step = z.output<typeof PortalStep>;

/** What the waiting list keeps for the patient now. */
export const ownOffers = (ctx: CallContext, portal: Portal): Promise<z.input<typeof PortalOffers>> =>
  asActor(
    ctx.planes,
    systemOf(portal),
    async em => {
      const now = { status: 'offered', offeredUntil: { $gt: new Date() } } as const;
      const entries = await em.find(WaitingEntry, { ...now, patient: { id: portal.patient.id } });
      const offers = (await withOffers(em, entries)).flatMap(({ entry, offers }) =>
        offers.filter(({ status }) => status === 'open').map(offer => ({ entry, offer })),
      );
      const where = await whereFacilitiesAre(
        em,
        offers.map(({ offer }) => offer.facility),
        portal.clinic,
      );
      const items = offers.flatMap(({ entry, offer: { startsAt, endsAt, practitioner, facility } }) => {
        const { id, version, service, offeredUntil: until } = entry;
        const { name, address, phone, timeZone } = where(facility.getEntity(), startsAt);
        const who = { service: service.getEntity().name, practitioner: practitioner.getEntity().fullName() };
        const place = { name, address, phone, timeZone };
        return until ? [{ id, version, startsAt, endsAt, until, ...who, facility: place }] : [];
      });
      return { items };
    },
    { readOnly: true },
  );

/** The patient's own, as their page showed it; that of another one is not there (D3). */
const findOwn = async (em: ClinicEm, { patient }: Portal, { id, version }: Step): Promise<WaitingEntry> => {
  const own = { id, patient: { id: patient.id } };
  await em.findOneOrFail(WaitingEntry, own, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return findVersion(em, WaitingEntry, { id, version });
};

const settle = (
  ctx: CallContext,
  portal: Portal,
  step: Step,
  act: (em: ClinicEm, entry: WaitingEntry) => Promise<unknown>,
): Promise<void> => {
  if (!portal.mayBook)
    throw new Refusal('Nothing can be changed here at the moment. Please call the clinic.');
  return asActor(ctx.planes, systemOf(portal), async em => {
    await act(em, await findOwn(em, portal, step));
  });
};

/** Books what is kept for them, by the rules of the desk (S39). */
export const takeOffer = (ctx: CallContext, portal: Portal, step: Step): Promise<void> =>
  settle(ctx, portal, step, (em, entry) => acceptOffer(em, entry, {}));

/** Leaves the time to the next in line, and waits on. */
export const declineOwn = (ctx: CallContext, portal: Portal, step: Step): Promise<void> =>
  settle(ctx, portal, step, declineOffer);
