import type { z } from 'zod';
import {
  NewOffer,
  NewWaitingEntry,
  OfferAcceptance,
  OfferExtension,
  WaitingEntryByVersion,
  WaitingEntryChange,
  WaitingListQuery,
} from '../../../shared/clinic/waiting-list.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { addEntry, changeEntry } from './enter.ts';
import { listWaiting } from './list-waiting.ts';
import { makeOffer } from './make-offer.ts';
import { acceptOffer, declineOffer, extendOffer, withdrawEntry } from './settle-offer.ts';
import { WaitingEntry } from './waiting-entry.entity.ts';
import { oneWithOffers, WaitingEntryAnswer, WaitingListAnswer } from './waiting-entry-view.ts';

const bounded = { withinFacilities: true };

const found = (em: ClinicEm, input: z.output<typeof WaitingEntryByVersion>) =>
  findVersion(em, WaitingEntry, input);

/** Patients who wait for a time that is taken, and what they are offered (SCH-4). */
export const waitingList = router({
  list: allowed('bookings:read', 'GET /waiting-entries', WaitingListQuery, WaitingListAnswer, {
    readsPatients: true,
  }).query(async call => {
    const page = await listWaiting(call);
    recordAccess(
      call.ctx.em,
      page.items.map(({ entry }) => entry.patient.id),
    );
    return page;
  }),

  get: allowed('bookings:read', 'GET /waiting-entries/{id}', ById, WaitingEntryAnswer, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const entry = await em.findOneOrFail(WaitingEntry, { id: input.id });
    recordAccess(em, [entry.patient.id]);
    return oneWithOffers(em, entry);
  }),

  add: allowed(
    'bookings:write',
    'POST /waiting-entries',
    NewWaitingEntry,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input }) => oneWithOffers(em, await addEntry(em, input))),

  update: allowed(
    'bookings:write',
    'PATCH /waiting-entries/{id}',
    WaitingEntryChange,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input: { id, version, ...change } }) => {
    const entry = await found(em, { id, version });
    await changeEntry(em, entry, change);
    return oneWithOffers(em, entry);
  }),

  withdraw: allowed(
    'bookings:write',
    'POST /waiting-entries/{id}/withdraw',
    WaitingEntryByVersion,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input }) => {
    const entry = await found(em, input);
    await withdrawEntry(em, entry);
    return oneWithOffers(em, entry);
  }),

  /** Keeps a certain time for the patient and writes to them, whoever else waits. */
  offer: allowed(
    'bookings:write',
    'POST /waiting-entries/{id}/offer',
    NewOffer,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em, caller, linkTo }, input: { id, version, ...offered } }) => {
    const entry = await found(em, { id, version });
    const { clinic } = caller;
    const facts = { clinic, portal: linkTo(clinic.slug, '/portal'), now: Date.now() };
    const offer = await makeOffer(em, entry, offered, facts);
    return { entry, offers: [...(await oneWithOffers(em, entry)).offers.filter(o => o !== offer), offer] };
  }),

  accept: allowed(
    'bookings:write',
    'POST /waiting-entries/{id}/accept',
    OfferAcceptance,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input: { id, version, despite } }) =>
    acceptOffer(em, await found(em, { id, version }), { despite }),
  ),

  decline: allowed(
    'bookings:write',
    'POST /waiting-entries/{id}/decline',
    WaitingEntryByVersion,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input }) => {
    const entry = await found(em, input);
    await declineOffer(em, entry);
    return oneWithOffers(em, entry);
  }),

  /** Gives the patient more time to decide, such as when they ask for it on the phone. */
  extend: allowed(
    'bookings:write',
    'POST /waiting-entries/{id}/extend',
    OfferExtension,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input: { id, version, minutes } }) => {
    const entry = await found(em, { id, version });
    await extendOffer(em, entry, minutes);
    return oneWithOffers(em, entry);
  }),

  /** Refused while a time is offered, which would stay kept for nobody. */
  trash: allowed('bookings:write', 'DELETE /waiting-entries/{id}', ByVersion, Gone, bounded).mutation(
    trashOf(WaitingEntry, entry => {
      if (entry.status === 'offered') entry.expect('waiting');
    }),
  ),

  restore: allowed(
    'bookings:write',
    'POST /waiting-entries/{id}/restore',
    ById,
    WaitingEntryAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input }) =>
    oneWithOffers(em, await restoreFromTrash(em, WaitingEntry, input.id)),
  ),
});
