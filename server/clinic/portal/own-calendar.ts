import type { z } from 'zod';
import type { PortalCalendar } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { uidOf } from '../ics/booking-uid.ts';
import { calendarText } from '../ics/write-calendar.ts';
import { findOwn, stateOf, withPlaces } from './own-booking.ts';
import type { Portal } from './portal-door.ts';

const statuses = { waiting: 'TENTATIVE', cancelled: 'CANCELLED', missed: 'CONFIRMED' } as const;

/**
 * A booking as a file for the patient's own calendar, under the id that the clinic's letters use, so that neither makes a second
 * one (S34). As in letters, what somebody is treated for is not said.
 */
export const ownCalendar = async (
  em: ClinicEm,
  portal: Portal,
  id: string,
): Promise<z.input<typeof PortalCalendar>> => {
  const booking = await findOwn(em, id);
  const { name, address } = (await withPlaces(em, portal, [booking]))(booking);
  const { startsAt, endsAt, version: sequence, updatedAt: changedAt } = booking;
  const state = stateOf(booking);
  const event = {
    ...{ uid: uidOf(booking), sequence, changedAt, startsAt, endsAt },
    summary: t('Appointment at {clinic}', { clinic: portal.clinic.name }),
    location: [name, address].filter(Boolean).join(', '),
    status: state === 'confirmed' || state === 'over' ? ('CONFIRMED' as const) : statuses[state],
  };
  return { name: 'appointment.ics', text: calendarText({ method: 'PUBLISH', events: [event] }) };
};
