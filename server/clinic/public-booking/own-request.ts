import { LockMode } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type { BookingStatus } from '../../../shared/clinic/bookings.ts';
import type { OwnRequest, PublicState } from '../../../shared/clinic/public-booking.ts';
import { DAY, HOUR } from '../../../shared/durations.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { CallContext } from '../../api/call-context.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { hashToken } from '../../secrets.ts';
import { BookingRequest } from '../booking-requests/booking-request.entity.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { whereFacilityIs } from '../facilities/where-facilities-are.ts';
import { organization } from '../settings/kinds.ts';
import type { Door } from './visitor-door.ts';

type State = z.output<typeof PublicState>;

/** A request as its link reaches it, with the booking that was made of it, as it stands now (D9). */
export interface Own {
  request: BookingRequest;
  booking: Booking | null;
  state: State;
  startsAt: Date;
  endsAt: Date;
  version: number;
  /** Until when it can be moved or cancelled here. */
  changeableUntil: Date;
}

/** In the fragment, which browsers send nowhere: no log and no proxy gets to see it. */
export const linkOf = (
  linkTo: CallContext['linkTo'],
  { slug }: { slug: string },
  token: string,
  page: '/book/yours' | '/book/waiting' = '/book/yours',
): string => `${linkTo(slug, page)}#${token}`;

/** One sentence for what was never there, is another clinic's, or has been over for a day (D6). */
const worthless = () =>
  new TRPCError({
    code: 'NOT_FOUND',
    message: 'This link leads to no appointment any more. Please call the clinic if you have a question.',
  });

const states: Record<BookingStatus, State> = {
  ...{ pending: 'waiting', confirmed: 'confirmed', cancelled: 'cancelled', no_show: 'over' },
  ...{ arrived: 'over', in_room: 'over', completed: 'over' },
};

const stateOf = (request: BookingRequest, booking: Booking | null, endsAt: Date): State => {
  if (booking?.deletedAt) return 'cancelled';
  if (endsAt.getTime() <= Date.now()) return 'over';
  if (booking) return states[booking.status as BookingStatus];
  return request.status === 'booked' ? 'over' : request.status;
};

/** What the secret of a letter opens; the lock makes another tab wait, and then see what became of it. */
export const findOwn = async (
  em: ClinicEm,
  { settings }: Door,
  token: string,
  lock?: LockMode.PESSIMISTIC_WRITE,
): Promise<Own> => {
  const mine = { tokenHash: hashToken(token) };
  const request = await em.findOne(BookingRequest, mine, lock ? { lockMode: lock } : {});
  if (!request) throw worthless();
  const evenGone = { filters: { live: false } };
  const booking = request.booking && (await em.findOne(Booking, { id: request.booking.id }, evenGone));
  const { startsAt, endsAt } = booking ?? request;
  if (+endsAt + DAY < Date.now()) throw worthless();
  return {
    ...{ request, booking: booking ?? null, startsAt, endsAt },
    state: stateOf(request, booking ?? null, endsAt),
    // Either may be changed, and each change raises one of them.
    version: request.version + (booking?.version ?? 0),
    changeableUntil: new Date(+startsAt - settings.publicChangeHours * HOUR),
  };
};

/** The same for a change that was decided on what its page showed (D7). */
export const findOwnVersion = async (
  em: ClinicEm,
  door: Door,
  { token, version }: { token: string; version: number },
): Promise<Own> => {
  const own = await findOwn(em, door, token, LockMode.PESSIMISTIC_WRITE);
  if (own.version !== version)
    throw new TRPCError({
      code: 'CONFLICT',
      message: 'This appointment was changed in the meantime. Please look at what stands here now.',
    });
  return own;
};

const isAhead = ({ startsAt }: Own) => +startsAt > Date.now();

/** What may be done now (D9). */
export const possible = (own: Own) => {
  const { state, changeableUntil, request, booking } = own;
  const isChangeable = isAhead(own) && +changeableUntil > Date.now();
  const stands = state === 'waiting' || state === 'confirmed';
  return {
    confirm: state === 'unconfirmed' && isAhead(own),
    move: stands && isChangeable,
    cancel: stands && isChangeable,
    takeBack:
      state === 'cancelled' && wasCancelledHere(own) && isChangeable && Boolean(booking ?? request.hold),
  };
};

/** By the link, and not by the clinic, whose decision that is. */
const wasCancelledHere = ({ request, booking }: Own): boolean =>
  Boolean(request.cancelledAt) &&
  (!booking || (!booking.deletedAt && +(booking.cancelledAt ?? 0) === +(request.cancelledAt ?? 0)));

/** What the page of the link shows: nothing that was typed, and nothing of a patient (D6). */
export const shown = async (
  em: ClinicEm,
  own: Own,
  { clinic }: Door,
): Promise<z.input<typeof OwnRequest>> => {
  const { request, booking, state, startsAt, endsAt, version, changeableUntil } = own;
  const { service, practitioner, facility } = booking ?? request;
  const evenGone = { filters: { live: false } };
  const [s, p, f] = [
    await service.loadOrFail(evenGone),
    await practitioner.loadOrFail(evenGone),
    await facility.loadOrFail(evenGone),
  ];
  const { clock } = (await settingsOf(em, organization)).values;
  const { address } = await whereFacilityIs(em, f, clinic, startsAt);
  return {
    ...{ version, state, startsAt, endsAt, changeableUntil, clock, locale: clinic.locale },
    clinic: { name: clinic.name, phone: f.phone ?? null },
    ...{ service: s.name, practitioner: p.fullName() },
    facility: { name: f.name, address, phone: f.phone, timeZone: f.timeZone },
    keptUntil: request.keptUntil ?? null,
    can: possible(own),
  };
};
