import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { BookingStatus } from '../../../shared/clinic/bookings.ts';
import type { PortalBooking, PortalBookingState } from '../../../shared/clinic/portal.ts';
import { HOUR } from '../../../shared/durations.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { whereFacilitiesAre } from '../facilities/where-facilities-are.ts';
import type { Portal } from './portal-door.ts';

/** By this it is known again, so that who cancelled can take it back, and what the clinic cancelled stays so. */
export const CANCELLED_HERE = 'Cancelled by the patient in the portal';

type State = z.output<typeof PortalBookingState>;

const states: Record<BookingStatus, State> = {
  ...{ pending: 'waiting', confirmed: 'confirmed', cancelled: 'cancelled', no_show: 'missed' },
  ...{ arrived: 'over', in_room: 'over', completed: 'over' },
};

export const stateOf = ({ status, endsAt }: Booking): State => {
  const state = states[status as BookingStatus];
  const stands = state === 'waiting' || state === 'confirmed';
  return stands && +endsAt <= Date.now() ? 'over' : state;
};

const changeableUntil = ({ settings }: Portal, { startsAt }: Booking): Date =>
  new Date(+startsAt - settings.publicChangeHours * HOUR);

/** What may be done now (D9). */
const possible = (portal: Portal, booking: Booking): PortalBooking['can'] => {
  const state = stateOf(booking);
  const isChangeable = portal.mayBook && +changeableUntil(portal, booking) > Date.now();
  const stands = (state === 'waiting' || state === 'confirmed') && isChangeable;
  return {
    // Whether an inactive patient is booked anew the desk decides, for a reason that it writes down (FD7).
    move: stands && portal.patient.status === 'active',
    cancel: stands,
    takeBack: state === 'cancelled' && isChangeable && booking.cancellationReason === CANCELLED_HERE,
  };
};

const impossible = {
  move: 'This appointment cannot be moved here any more. Please call the clinic.',
  cancel: 'This appointment cannot be cancelled here any more. Please call the clinic.',
  takeBack: 'This cancellation cannot be taken back here. Please call the clinic, or book another time.',
} as const;

export const expectPossible = (portal: Portal, booking: Booking, what: keyof typeof impossible): void => {
  if (!possible(portal, booking)[what]) throw new Refusal(impossible[what]);
};

/** The patient's booking; that of another one the database does not show, and so it is not there (D3). */
export const findOwn = (em: ClinicEm, id: string): Promise<Booking> => em.findOneOrFail(Booking, { id });

/** The same as its page showed it; the lock makes another tab wait, and then hear what became of it. */
export const findOwnVersion = async (
  em: ClinicEm,
  step: { id: string; version: number },
): Promise<Booking> => {
  await em.findOneOrFail(Booking, { id: step.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return findVersion(em, Booking, step);
};

/** Loads what is told of bookings, of what is in the trash as well, and answers where their facilities are. */
export const withPlaces = async (em: ClinicEm, { clinic }: Portal, bookings: Booking[]) => {
  await em.populate(bookings, ['service', 'practitioner', 'facility'], { filters: { live: false } });
  const where = await whereFacilitiesAre(
    em,
    bookings.map(({ facility }) => facility),
    clinic,
  );
  return ({ facility, startsAt }: Booking) => where(facility.getEntity(), startsAt);
};
type Where = Awaited<ReturnType<typeof withPlaces>>;

/** What the portal shows of a booking: no note, no reason, no room, no price (its relations are loaded). */
export const shown = (portal: Portal, booking: Booking, where: Where): z.input<typeof PortalBooking> => {
  const { id, version, startsAt, endsAt } = booking;
  const { name, address, phone, timeZone } = where(booking);
  return {
    ...{ id, version, startsAt, endsAt, state: stateOf(booking) },
    service: booking.service.getEntity().name,
    practitioner: booking.practitioner.getEntity().fullName(),
    ...{ serviceId: booking.service.id, practitionerId: booking.practitioner.id },
    facilityId: booking.facility.id,
    facility: { name, address, phone, timeZone },
    changeableUntil: changeableUntil(portal, booking),
    can: possible(portal, booking),
  };
};
