import { Temporal } from 'temporal-polyfill';
import { userFields } from '../../../server/demo/factories/factories.ts';
import { backUp } from '../../../server/operations/backups/back-up.ts';
import { folderTarget } from '../../../server/operations/backups/targets/folder.ts';
import { DAY } from '../../../shared/durations.ts';
import { sendFile } from '../../world/importing.ts';
import { bookable, despite, env, faker, planes, slot } from '../../world/world.ts';

/** A Tuesday far ahead, for the calendar's address. The clinic's clock runs one hour ahead of UTC on it. */
export const tuesday = '2031-01-07';
export const wednesday = '2031-01-08';

/** The instant of an hour (10.25 is a quarter past ten) on the clinic's clock, that Tuesday or the day after. */
export const at = (hour: number, day = tuesday): string =>
  new Date(Date.parse(slot(0, Number(day.slice(8)))) + (hour - 1) * 3_600_000).toISOString();

/** An hour of today on the clinic's clock, whatever day that is where the tests run. */
export const todayAt = (hour: number): string =>
  Temporal.Now.plainDateISO('Europe/Berlin')
    .toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: { hour } })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

/** A clinic with one practitioner, one service of half an hour and one patient, named as the screens name them. */
export const practice = async (clinic: Parameters<typeof bookable>[0] = {}) => {
  const made = await bookable({ locale: 'en-GB', ...clinic });
  const { patient, caller, links } = made;
  return {
    ...made,
    listed: `${patient.lastName}, ${patient.firstName}`,
    named: `${patient.firstName} ${patient.lastName}`,
    book: (startsAt: string, more: Partial<typeof links & { endsAt: string; roomId: string }> = {}) =>
      caller.bookings.book({ ...links, ...more, startsAt, despite }),
  };
};

/** A practice with something on every page: bookings of today and far ahead, an invitation, a day of each kind that is closed, one who waits and one who is offered a time, and somebody in the trash. */
export const filledPractice = async () => {
  const made = await practice();
  const { id: bookingId } = await made.book(todayAt(12));
  await made.book(at(10));
  const trashed = await made.caller.patients.admit({ firstName: 'Tom', lastName: 'Trashed', sex: 'male' });
  await made.caller.patients.trash({ id: trashed.id, version: trashed.version });
  await made.caller.invitations.invite(userFields(faker));
  const { practitionerId, facilityId } = made.links;
  const date = '2031-01-21';
  await made.caller.holidays.create({ facilityId, date, name: 'Founding day' });
  await made.caller.dayExceptions.create({ practitionerId, facilityId, date, hours: [] });
  await made.caller.timeOff.create({ practitionerId, kind: 'vacation', startsOn: date, endsOn: date });
  await made.caller.facilityStaff.create({
    ...{
      userId: practitionerId,
      facilityId,
      position: 'Head nurse',
      isPrimary: true,
      startsOn: '2020-01-01',
    },
  });
  const { version } = await made.caller.facilities.get({ id: facilityId });
  const openingHours = [{ weekday: 2, from: '08:00', to: '18:00' }];
  await made.caller.facilities.update({ id: facilityId, version, openingHours });
  const { patientId, serviceId } = made.links;
  const wish = { patientId, serviceId, earliest: date, latest: date };
  const waiting = await made.caller.waitingList.add({ ...wish, priority: 'urgent' });
  await made.caller.waitingList.offer({
    ...{ id: waiting.id, version: waiting.version, practitionerId, facilityId },
    startsAt: at(15),
  });
  await made.caller.waitingList.add(wish);
  const { caller } = made;
  const { booking } = await caller.settings.get();
  await caller.settings.updateBooking({
    ...{ version: booking.version, patientPortal: true, portalMessages: true },
  });
  const patient = await caller.patients.get({ id: patientId });
  const { id: backupId } = await backUp({ planes, target: folderTarget(env.backupDir) }, made.clinic, 'test');
  const email = `${patientId}@patient.test`;
  await caller.patients.update({ id: patientId, version: patient.version, email });
  await caller.messages.write({ patientId, text: 'Please come with an empty stomach.' });
  await caller.medications.prescribe({
    ...{ patientId, drug: 'Metformin', amount: '1', unit: 'tablet', route: 'oral', startsOn: '2026-01-05' },
    schedule: { rhythm: { kind: 'days', everyDays: 1, times: ['08:00'] } },
  });
  for (const [days, value] of ['37.2', '38.4', '36.9'].entries())
    await caller.measurements.take({
      ...{ patientId, kind: 'temperature', value, unit: 'celsius' },
      takenAt: new Date(Date.now() - (days + 1) * DAY).toISOString(),
    });
  const { id: importId } = await sendFile(made.clinic, 'given_name,family_name,dob\nAnn,Old,1980-05-17\n');
  await made.caller.listExports.facilities({});
  const stay = { patientId, place: 'Haus am See', startsOn: '2026-03-01', specialists: ['Dr. Bell'] };
  const { filledFormId } = await caller.placements.create(stay);
  await caller.filledForms.save({ id: filledFormId, field: 'needs_health', value: 'Insulin' });
  await caller.filledForms.save({ id: filledFormId, field: 'needs_health', value: 'Insulin, twice a day' });
  await caller.filledForms.comment({ id: filledFormId, field: 'needs_health', text: 'Really none?' });
  const { formId } = await caller.filledForms.get({ id: filledFormId });
  const { id: draftId } = await caller.forms.create({ name: 'Intake' });
  return { ...made, bookingId, importId, backupId, filledFormId, formId, draftId };
};
