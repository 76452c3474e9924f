import type { z } from 'zod';
import {
  PortalAccesses,
  PortalAccessPage,
  PortalAddressChange,
  PortalBooking,
  PortalBookingPage,
  PortalBookings,
  PortalCalendar,
  PortalChange,
  PortalCode,
  PortalContactChange,
  PortalEnd,
  PortalHome,
  PortalLink,
  PortalMessage,
  PortalMessagePage,
  PortalMessages,
  PortalMove,
  PortalNewAddress,
  PortalOne,
  PortalPreferences,
  PortalRecord,
  PortalRequest,
  PortalSessions,
  PortalStep,
  PortalTimes,
  PortalWriting,
} from '../../../shared/clinic/portal.ts';
import { PublicTimes } from '../../../shared/clinic/public-booking.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import type { CallContext } from '../../api/call-context.ts';
import type { Route } from '../../api/procedure-meta.ts';
import { open, router } from '../../api/trpc.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { ownMessages, readOwn, writeOwn } from '../messages/own-messages.ts';
import {
  addOwnAddress,
  changeOwn,
  changeOwnAddress,
  changeOwnContact,
  changeOwnPreferences,
} from '../own-record/change-own-record.ts';
import { ownRecord } from '../own-record/own-record.ts';
import { throughDoor } from '../public-booking/visitor-door.ts';
import { askForLink } from './ask-for-link.ts';
import { cancelOwn, moveOwn, takeBackOwn, timesToMove } from './change-own.ts';
import { enterByCode, enterByLink } from './enter.ts';
import { ownBookings } from './own-bookings.ts';
import { ownCalendar } from './own-calendar.ts';
import { endOwnSession, ownSessions } from './own-sessions.ts';
import { asPatient, type Portal, portalOf, throughPortal } from './portal-door.ts';
import { portalHome } from './portal-home.ts';
import { signOut } from './sign-out.ts';
import { whoSawOwn } from './who-saw-own.ts';

const done = { done: true as const };

/** Reads as the patient who is signed in. */
const read = <T>(
  ctx: CallContext,
  procedure: string,
  look: (em: ClinicEm, portal: Portal) => Promise<T>,
): Promise<T> =>
  asPatient(ctx, procedure, portal =>
    asActor(ctx.planes, portal.actor, em => look(em, portal), { readOnly: true }),
  );

/** A step that a patient takes with a booking of their own. */
const step = (
  route: Route,
  name: string,
  act: (
    ctx: CallContext,
    portal: Portal,
    step: z.output<typeof PortalStep>,
  ) => Promise<z.input<typeof PortalBooking>>,
) =>
  open(route, PortalStep, PortalBooking).mutation(({ ctx, input }) =>
    asPatient(ctx, `portal.${name}`, portal => act(ctx, portal, input)),
  );

/** The clinic's portal for patients, who have no account (UI-1, SCH-5). No call takes the id of a patient: that is the session's (D3). */
export const portal = router({
  home: open('GET /portal', Nothing, PortalHome).query(({ ctx }) =>
    throughDoor(ctx, 'portal.home', async door => portalHome(ctx, door, await portalOf(ctx, door))),
  ),

  ask: open('POST /portal/links', PortalRequest, Done).mutation(({ ctx, input }) =>
    throughPortal(ctx, 'portal.ask', async door => {
      await askForLink(ctx, door, input.email);
      return done;
    }),
  ),

  enter: open('POST /portal/session', PortalLink, Done).mutation(({ ctx, input }) =>
    throughPortal(ctx, 'portal.enter', async door => {
      await enterByLink(ctx, door, input.token);
      return done;
    }),
  ),

  enterByCode: open('POST /portal/session/code', PortalCode, Done).mutation(({ ctx, input }) =>
    throughPortal(ctx, 'portal.enterByCode', async door => {
      await enterByCode(ctx, door, input.code);
      return done;
    }),
  ),

  bookings: open('GET /portal/bookings', PortalBookings, PortalBookingPage).query(({ ctx, input }) =>
    read(ctx, 'portal.bookings', (em, own) => ownBookings(em, own, input)),
  ),

  calendar: open('GET /portal/bookings/{id}/calendar', PortalOne, PortalCalendar).query(({ ctx, input }) =>
    read(ctx, 'portal.calendar', (em, own) => ownCalendar(em, own, input.id)),
  ),

  times: open('GET /portal/bookings/{id}/times', PortalTimes, PublicTimes).query(({ ctx, input }) =>
    asPatient(ctx, 'portal.times', own => timesToMove(ctx, own, input)),
  ),

  move: open('POST /portal/bookings/{id}/move', PortalMove, PortalBooking).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portal.move', own => moveOwn(ctx, own, input)),
  ),

  cancel: step('POST /portal/bookings/{id}/cancel', 'cancel', cancelOwn),
  takeBack: step('POST /portal/bookings/{id}/take-back', 'takeBack', takeBackOwn),

  record: open('GET /portal/record', Nothing, PortalRecord).query(({ ctx }) =>
    read(ctx, 'portal.record', ownRecord),
  ),

  changeRecord: open('PATCH /portal/record', PortalChange, PortalRecord).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portal.changeRecord', own => changeOwn(ctx, own, input)),
  ),

  changePreferences: open('PATCH /portal/preferences', PortalPreferences, PortalRecord).mutation(
    ({ ctx, input }) =>
      asPatient(ctx, 'portal.changePreferences', own => changeOwnPreferences(ctx, own, input)),
  ),

  changeContact: open('PATCH /portal/contacts/{id}', PortalContactChange, PortalRecord).mutation(
    ({ ctx, input }) => asPatient(ctx, 'portal.changeContact', own => changeOwnContact(ctx, own, input)),
  ),

  changeAddress: open('PATCH /portal/postal-addresses/{id}', PortalAddressChange, PortalRecord).mutation(
    ({ ctx, input }) => asPatient(ctx, 'portal.changeAddress', own => changeOwnAddress(ctx, own, input)),
  ),

  addAddress: open('POST /portal/postal-addresses', PortalNewAddress, PortalRecord).mutation(
    ({ ctx, input }) => asPatient(ctx, 'portal.addAddress', own => addOwnAddress(ctx, own, input)),
  ),

  whoSaw: open('GET /portal/accesses', PortalAccesses, PortalAccessPage).query(({ ctx, input }) =>
    read(ctx, 'portal.whoSaw', (em, own) => whoSawOwn(em, own, input)),
  ),

  messages: open('GET /portal/messages', PortalMessages, PortalMessagePage).query(({ ctx, input }) =>
    read(ctx, 'portal.messages', (em, own) => ownMessages(em, own, input)),
  ),

  write: open('POST /portal/messages', PortalWriting, PortalMessage).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portal.write', own => writeOwn(ctx, own, input.text)),
  ),

  markRead: open('POST /portal/messages/{id}/read', PortalOne, Done).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portal.markRead', async own => {
      await readOwn(ctx, own, input.id);
      return done;
    }),
  ),

  sessions: open('GET /portal/sessions', Nothing, PortalSessions).query(({ ctx }) =>
    asPatient(ctx, 'portal.sessions', own => ownSessions(ctx, own)),
  ),

  endSession: open('POST /portal/sessions/{id}/end', PortalOne, Done).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portal.endSession', async own => {
      await endOwnSession(ctx, own, input.id);
      return done;
    }),
  ),

  /**
   * Also where the portal was switched off meanwhile, so that no cookie is left. It stands last, for whoever tries all of these in
   * turn is signed out by it.
   */
  signOut: open('POST /portal/session/end', PortalEnd, Done).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'portal.signOut', async door => {
      await signOut(ctx, door, input.everywhere);
      return done;
    }),
  ),
});
