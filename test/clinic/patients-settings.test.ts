import { expect, test } from 'vitest';
import type { z } from 'zod';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import type { PatientsChange } from '../../shared/clinic/settings.ts';
import { bound } from '../world/bound.ts';
import { checkFile } from '../world/importing.ts';
import { openedDoor, typed } from '../world/visiting.ts';
import { as, clinic, faker } from '../world/world.ts';

type Change = Omit<z.input<typeof PatientsChange>, 'version'>;

const asking = async (change: Change) => {
  const ours = await clinic();
  const caller = await as(ours);
  await caller.settings.updatePatients({ version: 1, ...change });
  return { ours, caller };
};
const ANN = { firstName: 'Ann', lastName: 'Ames' };
const BORN = { birthDate: '1980-05-17' };

test('SET-1: whoever is entered at the desk or by a program has what the clinic asks for', async () => {
  const { ours, caller } = await asking({
    birthDateRequired: true,
    contactRequired: 'any',
    numberRequired: true,
  });
  await expect((await as(ours, 'staff')).patients.admit(ANN)).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
    message:
      'This clinic needs the birth date of every new patient. This clinic needs a phone number or an e-mail address of every new patient. This clinic gives every new patient a number.',
  });
  expect((await caller.patients.list({})).items).toEqual([]);
  const ann = await caller.patients.admit({ ...ANN, ...BORN, email: 'ann@ames.test', identifier: 'P-1' });
  await expect(caller.patients.update({ id: ann.id, version: 1, birthDate: null })).rejects.toMatchObject({
    message: 'This clinic needs the birth date of every new patient.',
  });
  expect(
    await caller.patients.update({ id: ann.id, version: 1, email: null, phone: '030 123456' }),
  ).toMatchObject({ email: null, phone: '030 123456' });
});

test('SET-1: a file of patients is held to it as well, row by row', async () => {
  const { ours } = await asking({ birthDateRequired: true, contactRequired: 'phone' });
  const job = await checkFile(
    ours,
    'First name;Last name;Date of birth;Phone\r\nAnn;Ames;1980-05-17;030 123456\r\nBea;Bell;;',
  );
  expect(job.counts).toMatchObject({ new: 1, faulty: 1 });
  const { items } = await (await as(ours)).patientImports.rows({ id: job.id, outcome: 'faulty' });
  expect(items.map(({ faults }) => faults)).toEqual([
    [
      'This clinic needs the birth date of every new patient.',
      'This clinic needs a phone number of every new patient.',
    ],
  ]);
});

test('SET-1: who is probably there already is entered again for a reason, which the record keeps', async () => {
  const { ours, caller } = await asking({ alikeNeedsReason: true });
  await caller.patients.admit({ ...ANN, ...BORN });
  const again = { ...ANN, lastName: 'AMES', ...BORN };
  const desk = await as(ours, 'staff');
  await expect(desk.patients.admit(again)).rejects.toMatchObject({
    message:
      'A patient who is here already is probably the same person. Please give a reason to enter them all the same.',
    cause: { warnings: [{ kind: 'alike-patient', sentence: expect.stringContaining('probably') }] },
  });
  expect(await desk.patients.admit({ ...again, despite: { reason: 'Her twin' } })).toMatchObject({
    despiteReason: 'Her twin',
  });
  // Of somebody else nothing is asked, and a reason that nobody asked for is not kept.
  const other = { ...ANN, birthDate: '1990-05-17', despite: { reason: 'None' } };
  expect(await desk.patients.admit(other)).toMatchObject({ despiteReason: null });
});

test('SET-1 TEN-8: whoever is bound to a facility is asked about patients whom they may see, and no others', async () => {
  const { ours, caller } = await asking({ alikeNeedsReason: true });
  const facility = await caller.facilities.create(facilityFields(faker));
  const elsewhere = (await caller.facilities.list({})).items.find(({ id }) => id !== facility.id);
  await caller.patients.admit({ ...ANN, ...BORN, facilityId: elsewhere?.id });
  const { caller: desk } = await bound(ours, 'staff', [facility.id]);
  expect(await desk.patients.admit({ ...ANN, ...BORN })).toMatchObject({ despiteReason: null });
  await expect(desk.patients.admit({ ...ANN, ...BORN })).rejects.toMatchObject({
    message: expect.stringContaining('probably the same person'),
  });
});

test('SET-1: nobody who is probably there comes out of a file where the clinic wants to look at each', async () => {
  const { ours, caller } = await asking({ alikeNeedsReason: true });
  await caller.patients.admit({ ...ANN, ...BORN });
  const job = await checkFile(ours, 'First name;Last name;Date of birth\r\nAnn;Ames;1980-05-17');
  expect(job.counts).toMatchObject({ alike: 1 });
  const oneByOne = { message: expect.stringContaining('one by one') };
  const { id } = job;
  await expect(caller.patientImports.choose({ id, row: 2, choice: 'new' })).rejects.toMatchObject(oneByOne);
  await expect(caller.patientImports.chooseRest({ id, choice: 'new' })).rejects.toMatchObject(oneByOne);
  expect(await caller.patientImports.start({ id: job.id })).toMatchObject({ status: 'importing' });
});

test('SET-1 SCH-5: a visitor of the clinic’s page enters the birth date, and who is given a number is entered at the desk', async () => {
  const door = await openedDoor();
  const { caller, visitor } = door;
  await caller.settings.updatePatients({ version: 1, birthDateRequired: true, numberRequired: true });
  expect(await visitor.publicBooking.offer()).toMatchObject({ birthDateRequired: true });
  await expect(door.ask({ ...typed(), birthDate: null })).rejects.toMatchObject({
    message: 'This clinic needs the birth date of every new patient.',
  });
  const asked = { ...typed(), ...BORN };
  await door.confirmed(asked);
  const [request] = (await caller.bookingRequests.list({})).items;
  const accepted = { id: request?.id ?? '', version: request?.version ?? 0 };
  await expect(caller.bookingRequests.accept(accepted)).rejects.toMatchObject({
    message:
      'This clinic gives every new patient a number. Please enter them as a patient first, and then choose them here.',
  });
  await caller.settings.updatePatients({ version: 2, numberRequired: false, alikeNeedsReason: true });
  const { firstName, lastName } = asked;
  await caller.patients.admit({ firstName, lastName, ...BORN });
  await expect(caller.bookingRequests.accept(accepted)).rejects.toMatchObject({
    message: expect.stringContaining(
      'probably the same person. Please give a reason to book it all the same.',
    ),
  });
  const { bookingId } = await caller.bookingRequests.accept({ ...accepted, despite: { reason: 'Her twin' } });
  const booking = await caller.bookings.get({ id: bookingId ?? '' });
  expect(booking.despiteReason).toBeNull();
  expect(await caller.patients.get({ id: booking.patient?.id ?? '' })).toMatchObject({
    ...{ despiteReason: 'Her twin', birthDate: '1980-05-17' },
  });
});
