import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import { isOverlap, Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { freeSlots } from '../bookings/free-times/free-slots.ts';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
import { Facility } from '../facilities/facility.entity.ts';
import type { ClinicFacts } from '../reminders/write-notice.ts';
import { isKnown, isWished } from './fitting-times.ts';
import { makeOffer, NOT_SOONER_MS, type OfferFacts } from './make-offer.ts';
import { WaitingEntry } from './waiting-entry.entity.ts';
import { WaitingOffer } from './waiting-offer.entity.ts';

const DAY = 24 * 60 * MINUTE;
/** Nobody is offered a time that lies further ahead. */
const REACH_DAYS = 60;
/** A minute's run looks at the free times only where something was done in the last few … */
const NEWS_MS = 5 * MINUTE;
/** … and everywhere at each quarter of an hour, for what becomes free by itself, such as a hold that was never used. */
const EVERY_MINUTES = 15;
const AT_ONCE = 200;

/**
 * Whoever can be offered something, in the order of the list; nobody where nothing was done lately. An offer is a letter: whoever
 * has no address would not hear of it, and be passed over for each time that was kept for them (S39).
 */
const next = `
  select w.id from clinic.waiting_entries w
  join clinic.patients p on p.tenant_id = w.tenant_id and p.id = w.patient_id and p.status = 'active' and p.deleted_at is null
    and p.email is not null and p.contact_consent <> 'refused'
  join clinic.services s on s.tenant_id = w.tenant_id and s.id = w.service_id and s.status = 'active' and s.deleted_at is null
  where w.status = 'waiting' and w.deleted_at is null and w.earliest <= ?
    and (? or exists (select from clinic.audit_entries e where e.at > ?))
  order by w.priority, w.created_at, w.id`;

const localDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Over wherever on earth the facility is. */
const daysOverBy = (now: number): string => localDate(now - DAY / 2);
const reachFrom = (now: number): string => localDate(now + REACH_DAYS * DAY);
const isRound = (now: number): boolean => Math.floor(now / MINUTE) % EVERY_MINUTES === 0;
const newsSince = (now: number): Date => new Date(now - NEWS_MS);

/** Where an offer is over, or somebody waits who can be offered a time. */
export const waiting = (now = Date.now()): WorkToFind => [
  'clinics_with_waiting',
  ...([new Date(now), daysOverBy(now), reachFrom(now), newsSince(now), isRound(now)] as const),
];

/**
 * Gives the times of a clinic that are free to those who wait for them, in their order: each is kept for one patient at a
 * time, and goes to the next when the deadline is over. It compares what is wished for with what is free, so no way of freeing
 * a time can forget the list. Safe in any number of processes: each step holds the entry's row and looks at it again.
 */
export const offerFreed = async (
  planes: Planes,
  clinic: ClinicFacts & { url: string },
  now = Date.now(),
): Promise<boolean> => {
  const actor = systemActor(clinic.id, 'waitingList.offerFreed');
  const isMore = await asActor(planes, actor, em => endWhatIsOver(em, now));
  const list = await asActor(planes, actor, em => waitingIn(em, now), { readOnly: true });
  const look = lookingAt(planes, actor, now);
  for (const wish of list.wishes) {
    const fits = (slot: FreeTime) =>
      isWished(wish.entry, slot, list.zones.get(slot.facility.id) ?? 'UTC') && !isKnown(wish.offers, slot);
    // Asked without the patient first, which serves all who wait for the same; hardly anybody waits for what is free.
    if (!(await look(wish.entry)).some(fits)) continue;
    const [slot] = (await look(wish.entry, wish.entry.patient.id)).filter(fits);
    if (slot)
      await offerOnce(planes, actor, wish.entry, slot, { clinic, portal: `${clinic.url}/portal`, now });
  }
  return isMore;
};

/** Offers whose deadline is over go back to waiting, and entries whose days are over expire; answers whether there may be more. */
const endWhatIsOver = async (em: ClinicEm, now: number): Promise<boolean> => {
  const over = await em.find(
    WaitingEntry,
    {
      $or: [
        { status: 'offered', offeredUntil: { $lte: new Date(now) } },
        { status: 'waiting', latest: { $lt: daysOverBy(now) } },
      ],
    },
    { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, limit: AT_ONCE, orderBy: { id: 1 } },
  );
  const open = await em.find(WaitingOffer, {
    entry: { id: { $in: over.map(({ id }) => id) } },
    status: 'open',
  });
  for (const offer of open) offer.status = 'expired';
  for (const entry of over)
    if (entry.status === 'offered') entry.waitOn();
    else entry.expire();
  return over.length === AT_ONCE;
};

const waitingIn = async (em: ClinicEm, now: number) => {
  const asked = [reachFrom(now), isRound(now), newsSince(now)];
  const ids = (await inClinic(em, z.object({ id: z.string() }), next, asked)).map(({ id }) => id);
  const entries = new Map(
    (await em.find(WaitingEntry, { id: { $in: ids } })).map(entry => [entry.id, entry]),
  );
  const offers = Map.groupBy(
    await em.find(WaitingOffer, { entry: { id: { $in: ids } } }),
    offer => offer.entry.id,
  );
  const zones = new Map((await em.find(Facility, {})).map(({ id, timeZone }) => [id, timeZone]));
  const wishes = ids.flatMap(id => {
    const entry = entries.get(id);
    return entry ? [{ entry, offers: offers.get(id) ?? [] }] : [];
  });
  return { wishes, zones };
};

/** The free times for what an entry waits for, by the rules of whoever looks for one at the desk (S5). */
const lookingAt = (planes: Planes, actor: Actor, now: number) => {
  const found = new Map<string, Promise<FreeTime[]>>();
  return (
    { service, practitioner, facility, earliest, latest }: WaitingEntry,
    patientId?: string,
  ): Promise<FreeTime[]> => {
    const [serviceId, practitionerId, facilityId] = [service.id, practitioner?.id, facility?.id];
    const sought = {
      serviceId,
      practitionerId,
      facilityId,
      patientId,
      notBefore: new Date(now + NOT_SOONER_MS),
    };
    const [from, to] = [daysOverBy(now), reachFrom(now)];
    if (patientId) {
      const span = { from: earliest > from ? earliest : from, to: latest < to ? latest : to };
      return freeSlots(planes, actor, { ...sought, ...span });
    }
    const key = [serviceId, practitionerId, facilityId].join(' ');
    const known = found.get(key) ?? freeSlots(planes, actor, { ...sought, from, to });
    found.set(key, known);
    return known;
  };
};

/** Offers a time unless another process did, or somebody took it meanwhile: then the next run looks again. */
const offerOnce = (
  planes: Planes,
  actor: Actor,
  { id }: { id: string },
  { startsAt, practitioner, facility }: FreeTime,
  facts: OfferFacts,
): Promise<void> =>
  asActor(planes, actor, async em => {
    const entry = await em.findOne(
      WaitingEntry,
      { id, status: 'waiting' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!entry) return;
    const booked = await bookedMeanwhile(em, entry, facts.now);
    if (booked) return entry.fulfil(booked);
    await makeOffer(em, entry, { startsAt, practitionerId: practitioner.id, facilityId: facility.id }, facts);
  }).catch((error: unknown) => {
    if (!isOverlap(error) && !(error instanceof Refusal)) throw error;
  });

/** What somebody booked for the patient since they wait: they are asked no more (S40). */
const bookedMeanwhile = async (
  em: ClinicEm,
  { patient, service, createdAt }: WaitingEntry,
  now: number,
): Promise<Booking | undefined> => {
  const toCome = await em.find(
    Booking,
    {
      ...{ patient: { id: patient.id }, service: { id: service.id } },
      ...{ status: { $in: [...occupyingStatuses] }, startsAt: { $gt: new Date(now) } },
    },
    { orderBy: { startsAt: 1 } },
  );
  return toCome.find(booking => booking.createdAt > createdAt);
};
