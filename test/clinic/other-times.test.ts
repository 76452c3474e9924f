import { expect, test } from 'vitest';
import { admit, bookable, slot } from '../world/world.ts';

const minutes = (span: { startsAt: Date; endsAt: Date }) => (+span.endsAt - +span.startsAt) / 60_000;

test('SCH-3: other times are offered in the length that was asked for', async () => {
  const { clinic, caller, links } = await bookable();
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const other = await admit(clinic);
  const long = { ...links, patientId: other.id, startsAt: slot(9), endsAt: slot(11) };
  const refusal: unknown = await caller.bookings.book(long).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'CONFLICT' });
  const { nextFree } = (refusal as { cause: { nextFree: { startsAt: Date; endsAt: Date }[] } }).cause;
  expect(nextFree.map(minutes)).toEqual([120, 120, 120]);
  const [first] = nextFree;
  await caller.bookings.book({
    ...long,
    startsAt: `${first?.startsAt.toISOString()}`,
    endsAt: `${first?.endsAt.toISOString()}`,
  });
});

test('SCH-3: a move onto a taken time offers others, and leaves the booking where it was', async () => {
  const { clinic, caller, links } = await bookable();
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const other = await admit(clinic);
  const { id, version } = await caller.bookings.book({ ...links, patientId: other.id, startsAt: slot(10) });
  const move = caller.bookings.move({ id, version, startsAt: slot(9), endsAt: slot(10) });
  await expect(move).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'The practitioner already has a booking at this time.',
    // An hour no longer fits before the break at noon.
    cause: { nextFree: [{ startsAt: new Date(slot(12)) }, {}, {}] },
  });
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: slot(10), version });
});
