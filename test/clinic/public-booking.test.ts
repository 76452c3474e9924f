import { expect, test } from 'vitest';
import { mailsTo } from '../world/mailbox.ts';
import { openedDoor } from '../world/visiting.ts';

test('SCH-5: a visitor books on the page of a clinic, confirms by letter, and the desk gives it to a new patient', async () => {
  const door = await openedDoor();
  const { caller, visitor } = door;
  const offer = await visitor.publicBooking.offer();
  expect(offer).toMatchObject({ isOpen: true, services: [{ id: door.serviceId }] });

  const asked = await door.ask();
  const [letter] = await mailsTo(asked.email);
  expect(letter).toMatchObject({ kind: 'request.confirmation', secret: true });
  expect(await visitor.publicBooking.show({ token: asked.token })).toMatchObject({
    state: 'unconfirmed',
    can: { confirm: true },
  });
  await door.press('confirm', asked);
  const { items } = await caller.bookingRequests.list({});
  expect(items).toMatchObject([{ status: 'waiting', firstName: 'Vera', startsAt: asked.startsAt }]);

  const [request] = items;
  if (!request) throw new Error('no request');
  const accepted = await caller.bookingRequests.accept({ id: request.id, version: request.version });
  expect(accepted).toMatchObject({ status: 'booked' });
  const booking = await caller.bookings.get({ id: accepted.bookingId ?? '' });
  expect(booking).toMatchObject({
    status: 'confirmed',
    startsAt: asked.startsAt,
    patient: { name: 'Vera Vogel' },
  });
  expect(await visitor.publicBooking.show({ token: asked.token })).toMatchObject({
    state: 'confirmed',
    can: { move: true },
  });

  await door.press('cancel', asked);
  expect(await caller.bookings.get({ id: booking.id })).toMatchObject({ status: 'cancelled' });
  await door.press('takeBack', asked);
  expect(await caller.bookings.get({ id: booking.id })).toMatchObject({ status: 'confirmed' });
});
