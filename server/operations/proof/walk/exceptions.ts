import { randomUUID } from 'node:crypto';
import { DAY } from '../../../../shared/durations.ts';
import { PASSWORD } from './fixture-clinics.ts';
import type { Records } from './records.ts';

/**
 * What a procedure may leave with another clinic than the caller's, by design: the tables, each with a reason above it.
 * Anything that is not listed here is a hole.
 */
export const mayLeave: Record<string, readonly string[]> = {
  // Whoever forgot a password asks at any door; the letter comes from the clinic that the account belongs to.
  'account.requestReset': ['clinic.mails', 'identity.one_time_tokens'],
  // Whoever asks to be let into a clinic without being a member there is told of in its audit (TEN-5).
  'session.switch': ['clinic.audit_entries', 'platform.security_events'],
};

const HOLIDAYS = [
  ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:New Year', 'DTSTART;VALUE=DATE:20200101'],
  ...['RRULE:FREQ=YEARLY', 'END:VEVENT', 'END:VCALENDAR'],
].join('\r\n');
/** Days that no other booking has, one for each series that is made. */
let seriesDays = 0;
const seriesOf = ({ links, live }: Records) => ({
  ...{ ...links, roomId: live.rooms?.id, frequency: 'daily', count: 1, time: '10:00' },
  firstDate: new Date(Date.UTC(2031, 2, 3 + seriesDays++)).toISOString().slice(0, 10),
});

const dose = {
  ...{ amount: '1', unit: 'tablet', route: 'oral', prescriber: 'Dr. Bell' },
  schedule: { rhythm: { kind: 'days', everyDays: 1, times: ['08:00'] } },
};

const happened = { text: 'Slept badly', happenedAt: '2026-01-05T08:00:00Z' };
const pain = { kind: 'pain', value: '3', unit: 'points' };
/** Names that no other tax has. */
let taxes = 0;
const taxRate = () => ({
  ...{ name: `Tax ${taxes++}`, category: 'S', rate: 1900, validFrom: '2020-01-01' },
});
const invoiceLine = { description: 'Visit', visitedOn: '2020-01-06', quantity: 1000, unitPrice: 5000 };
const receipt = { spentOn: '2020-01-06', payee: 'Paper and Sons', category: 'supplies', total: 1190 };
const dayFromToday = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
/** Days on which the patient stays nowhere else, two for each placement. */
let stays = 0;
const nextStay = (): string => new Date(Date.UTC(2031, 4, 2 * stays++)).toISOString().slice(0, 10);

const requested = ({ live }: Records) => ({ token: live['booking-requests']?.token });
const wished = ({ live }: Records) => ({ token: live['waiting-requests']?.token });

const assigned = ({ links }: Records) => ({ assigneeId: links.practitionerId });
const heldBy = ({ links }: Records) => ({ userId: links.practitionerId });
const complianceToChange = ({ spare }: Records) => ({
  id: spare['compliance-records']?.id,
  version: spare['compliance-records']?.version,
});
const taskToChange = ({ spare: { tasks } }: Records) => ({ id: tasks?.id, version: tasks?.version });

/** The only inputs that cannot be derived, each with the reason. */
export const fixedInputs: Record<string, (r: Records) => unknown> = {
  // Refused, because it is a common one, and the token is given back.
  'account.reset': r => ({ token: r.resetToken, password: 'password1234' }),
  // The first answers none, for there is none yet.
  'requestComments.write': ({ live }) => ({
    ...{ requestId: live['service-requests']?.id, audience: 'public', text: 'We look into it' },
    ...(live['request-comments'] && { answersId: live['request-comments'].id }),
  }),
  // The bytes that were announced, in order, and a link that was made for whoever asks.
  'attachments.begin': ({ live }) => ({
    requestId: live['service-requests']?.id,
    name: 'Only tried.txt',
    size: 1,
  }),
  'attachments.list': ({ live }) => ({ requestId: live['service-requests']?.id }),
  'attachments.send': ({ spare }) => ({ id: spare.attachments?.id, position: 0, bytes: 'YQ==' }),
  'attachments.part': ({ live: { attachments: file } }) => {
    const { until, signature } = Object(file);
    return { id: file?.id, view: 'original', position: 0, until, signature };
  },
  // Of days on which something was billed.
  'moneyReports.entries': () => ({ from: dayFromToday(-7), to: dayFromToday(1) }),
  // A trail names its record by the kind as well.
  'audit.timeline': r => ({ entity: 'Patient', id: r.patient.id }),
  // These name the record of a backup by its kind as well, and what was put back by what was answered then.
  'backedUp.list': r => ({ backupId: r.live['backups']?.id, entity: 'Patient' }),
  'backedUp.get': r => ({ backupId: r.live['backups']?.id, entity: 'Patient', entityId: r.patient.id }),
  'backedUp.putBack': r => ({
    ...{ backupId: r.live['backups']?.id, entity: 'Patient', entityId: r.patient.id },
    // Of what is as it was, so that the patient is the same for the calls after this one.
    ...{ version: r.patient.version, fields: ['birthDate'] },
  }),
  'backedUp.undo': () => ({ undo: 'x'.repeat(100) }),
  // These name what bookings hang on by its kind; nothing hangs on the one to spare.
  'bookings.cancelAll': r => ({ kind: 'patient', id: r.spare.patients?.id, reason: 'Only tried' }),
  'bookings.dependingOn': r => ({ kind: 'patient', id: r.patient.id }),
  // Names a transaction, and none that was there before the clinic did this.
  'bookings.takeBackAll': () => ({ step: '1' }),
  // A field is named by its key, and a version by its number.
  'forms.definition': r => ({ id: r.live.forms?.id, number: 1 }),
  'filledForms.move': r => ({ id: r.spare['filled-forms']?.id, number: 1 }),
  'filledForms.history': r => ({ id: r.live['filled-forms']?.id, field: 'first_field' }),
  'filledForms.save': r => ({ id: r.spare['filled-forms']?.id, field: 'first_field', value: 'Only tried' }),
  'filledForms.settleComment': ({ spare: { 'filled-forms': form } }) => ({
    ...{ id: form?.id, comment: Object(form).commentId },
  }),
  // Nobody is in two places at one time.
  'placements.create': r => {
    const startsOn = nextStay();
    return { patientId: r.patient.id, place: 'Only tried', startsOn, endsOn: nextStay() };
  },
  // Goes into letters: what somebody typed themselves tells nothing of another clinic.
  'emailChange.ask': () => ({ email: 'someone@clinic.test' }),
  'publicWaiting.ask': ({ links: { serviceId, practitionerId, facilityId } }) => ({
    ...{ serviceId, practitionerId, facilityId, earliest: '2031-01-06', latest: '2031-02-08' },
    ...{ firstName: 'Vera', lastName: 'Visitor', email: 'someone@clinic.test', phone: '+49 30 123456' },
  }),
  // Nobody was told apart from the patients that all else is about.
  'distinctPatients.list': ({ live }) => ({ patientId: Object(live['distinct-patients']).patientId }),
  // That of the placement whose specialists were added.
  'placementSpecialists.list': ({ live }) => ({
    placementId: Object(live['placement-specialists']).placementId,
  }),
  // Nobody was merged into the patients that all else is about.
  'patientMerges.list': ({ live }) => ({ patientId: Object(live['patient-merges']).patientId }),
  // The one row of it that waits for a choice.
  'patientImports.choose': ({ patient, spare }) => ({
    ...{ id: spare['patient-imports']?.id, row: 4, choice: 'patient', patientId: patient.id },
  }),
  // By a version that is over: one of two patients whom all else is about would be gone.
  'patientMerges.merge': ({ patient, spare }) => ({
    ...{ patientId: patient.id, version: 1, mergedId: spare.patients?.id, mergedVersion: 1 },
  }),
  // Nothing in it is required, and its ids lie deep inside.
  'preferences.save': ({ live, links: { practitionerId, facilityId } }) => ({
    columns: {
      practitioner: { order: [practitionerId], hidden: [practitionerId] },
      facility: { order: [facilityId], hidden: [facilityId] },
      room: { order: [live.rooms?.id], hidden: [live.rooms?.id] },
    },
    views: [{ page: 'bookings', name: 'Only tried', search: 'status=pending', isStart: false }],
  }),
  // One's own would give the account that all else is about another e-mail, or end its sessions; of other clinics' links
  // test/account/email-change.test.ts tells.
  ...Object.fromEntries(
    ['confirmNew', 'confirmFormer', 'refuse'].map(answer => [
      `emailChange.${answer}`,
      () => ({ token: 'x'.repeat(43) }),
    ]),
  ),
  // Counts from nought.
  'listExports.part': r => ({ id: r.live['list-exports']?.id, position: 0 }),
  // These read a file.
  'holidays.import': r => ({ facilityIds: [r.links.facilityId], calendar: HOLIDAYS }),
  'holidays.preview': r => ({ facilityIds: [r.links.facilityId], calendar: HOLIDAYS }),
  // What is theirs who have no account is named by the secret of a letter.
  'publicBooking.show': requested,
  'publicBooking.timesToMove': requested,
  ...Object.fromEntries(
    ['cancel', 'confirm', 'disown', 'takeBack'].map(step => [
      `publicBooking.${step}`,
      (r: Records) => ({ ...requested(r), version: 1 }),
    ]),
  ),
  'publicBooking.move': r => ({ ...requested(r), version: 1, startsAt: '2032-06-01T08:00:00.000Z' }),
  'publicWaiting.show': wished,
  ...Object.fromEntries(
    ['confirm', 'close', 'disown'].map(step => [
      `publicWaiting.${step}`,
      (r: Records) => ({ ...wished(r), version: 1 }),
    ]),
  ),
  'portal.enter': r => ({ token: r.portalToken }),
  // A patient's bookings are what the portal is about, and a code fits nothing else.
  'portal.calendar': r => ({ id: r.booking.id }),
  'portal.times': r => ({ id: r.booking.id }),
  ...Object.fromEntries(
    ['cancel', 'takeBack'].map(step => [
      `portal.${step}`,
      ({ spare: { bookings } }: Records) => ({ id: bookings?.id, version: bookings?.version }),
    ]),
  ),
  'portal.move': ({ spare: { bookings } }) => ({
    ...{ id: bookings?.id, version: bookings?.version, startsAt: '2032-06-01T08:00:00.000Z' },
  }),
  'portal.markRead': r => ({ id: r.live.messages?.id }),
  // By a version that is over: the one of the portal's patient is left for the call that takes ids.
  'portal.changeRecord': () => ({ version: 1, phone: '+49 30 123456' }),
  'portal.changePreferences': r => ({
    ...{ version: r.patient.version, practitionerId: r.links.practitionerId, facilityId: r.links.facilityId },
  }),
  'portal.changeContact': ({ live: { 'patient-contacts': contact } }) => ({
    ...{ id: contact?.id, version: contact?.version, phone: '+49 30 123457' },
  }),
  'portal.changeAddress': ({ live: { 'patient-addresses': address } }) => ({
    ...{ id: address?.id, version: address?.version, lines: 'Lindenweg 4' },
  }),
  'portal.addAddress': () => ({ kind: 'postal', lines: 'Lindenweg 5', country: 'DE' }),
  'portal.endSession': r => ({ id: r.portalSessionId }),
  // By a version that is over: what is offered stays so for the question of what is.
  'portalRequests.comments': ({ live }) => ({ id: live['service-requests']?.id }),
  'portalRequests.write': ({ live }) => ({ id: live['service-requests']?.id, text: 'Thank you.' }),
  'portalRequests.callOff': ({ spare }) => ({
    ...{ id: spare['service-requests']?.id, version: 1, reason: 'Not needed any more' },
  }),
  'portalOffers.take': r => ({ id: r.waitingId, version: 1 }),
  'portalOffers.decline': r => ({ id: r.waitingId, version: 1 }),
  'portalPasskeys.remove': r => ({ id: r.portalPasskeyId }),
  'portal.enterByCode': () => ({ code: 'ABCD-EFGH' }),
  // Its schedule is of one kind or another.
  'medications.prescribe': r => ({
    ...dose,
    patientId: r.patient.id,
    drug: 'Metformin',
    startsOn: '2026-01-05',
  }),
  'medications.changeDose': ({ spare: { medications } }) => ({
    ...{ ...dose, id: medications?.id, version: medications?.version, from: '2026-02-05' },
  }),
  // A kind and its unit belong together, and its number lies within what can be.
  'measurements.take': r => ({ ...pain, patientId: r.patient.id, takenAt: '2026-01-05T08:00:00Z' }),
  'measurements.round': r => ({
    ...{ patientId: r.patient.id, takenAt: '2026-01-05T08:00:00Z', measures: [pain] },
  }),
  'measurements.series': r => ({ patientId: r.patient.id, kind: 'pain' }),
  'measurements.correct': ({ spare: { measurements } }) => ({
    ...{ ...pain, id: measurements?.id, version: measurements?.version, reason: 'Misread' },
    takenAt: '2026-01-05T08:00:00Z',
  }),
  // The first is an incident, which the others follow up.
  'healthEvents.record': ({ patient, live: { 'health-events': incident } }) => ({
    ...{ ...happened, patientId: patient.id },
    ...(incident ? { kind: 'follow_up', incidentId: incident.id } : { kind: 'incident', gravity: 'minor' }),
  }),
  // Two that are not the same.
  'interactions.create': () => ({ one: `A ${randomUUID()}`, other: 'B', effect: 'C', severity: 'minor' }),
  'interactions.update': ({ spare: { interactions } }) => ({
    ...{ id: interactions?.id, version: interactions?.version, one: `A ${randomUUID()}`, other: 'B' },
    ...{ effect: 'C', severity: 'minor' },
  }),
  // Names its records in a list, each with its version.
  'services.updateMany': ({ spare: { services } }) => ({
    services: [{ id: services?.id, version: services?.version }],
    status: 'active',
  }),
  // Ends either after so many dates or on a day.
  'series.book': seriesOf,
  'serviceRequests.bookSeries': r => {
    const { patientId: _, ...series } = seriesOf(r);
    const { id, version } = Object(r.spare['service-requests']);
    return { ...series, id, version };
  },
  'series.preview': seriesOf,
  // Was changed once, to open the clinic's page.
  'settings.updateBooking': () => ({ version: 2, slotMinutes: 30 }),
  // Has nothing but choices and switches, of which this one refuses nobody.
  'settings.updatePatients': () => ({ version: 1, identifierKind: 'passport' }),
  // What is exempt has a reason and no rate, and each name and day is there once.
  'taxRates.create': taxRate,
  'taxRates.update': ({ spare }) => ({
    ...{ ...taxRate(), id: spare['tax-rates']?.id, version: spare['tax-rates']?.version },
  }),
  // By no tax, because a name of one cannot be guessed.
  'invoices.write': ({ links: { patientId, serviceId, practitionerId } }) => ({
    patientId,
    lines: [{ ...invoiceLine, serviceId, practitionerId }],
  }),
  'invoices.update': ({ spare: { invoices }, links: { serviceId, practitionerId } }) => ({
    ...{ id: invoices?.id, version: invoices?.version },
    lines: [{ ...invoiceLine, serviceId, practitionerId, lineId: Object(invoices).lines?.[0]?.id }],
  }),
  'invoices.billBooking': ({ booking: { id } }) => ({ id }),
  // Of an invoice that was issued before, with a payment.
  'invoices.credit': ({ billed: { id, version, lineId } }) => ({
    ...{ id, version, reason: 'A cent', lines: [{ lineId, amount: 1 }] },
  }),
  'invoiceDocuments.get': ({ billed: { id, creditNoteId } }) => ({ id, creditNoteId }),
  'invoiceDocuments.reminder': ({ overdue: { reminded } }) => reminded,
  // Of one that is overdue.
  'invoices.remind': ({ overdue: { toRemind } }) => ({ ...toRemind, how: 'letter', payBy: dayFromToday(30) }),
  'checkouts.open': ({ billed: { id } }) => ({ id }),
  // Of a form that cannot be guessed, and of nobody.
  'paymentAccount.connect': () => ({ apiKey: 'sk_test_0000000000', webhookSecret: 'whsec_0000000000' }),
  'invoices.pay': ({ billed: { id } }) => ({ id, amount: 1, method: 'cash' }),
  'invoices.refund': ({ billed: { id, paymentId } }) => ({ id, paymentId, amount: 1, method: 'cash' }),
  // Of a day that has been, and of no tax where there is no rate.
  'expenses.write': ({ links: { facilityId } }) => ({ ...receipt, facilityId }),
  'expenses.update': ({ spare: { expenses }, links: { facilityId } }) => ({
    ...{ ...receipt, id: expenses?.id, version: expenses?.version, facilityId },
  }),
  // Nobody decides about their own, nor takes a step twice.
  'expenses.approve': ({ spent: { toApprove } }) => toApprove,
  'expenses.decline': ({ spent: { toDecline } }) => ({ ...toDecline, reason: 'Only tried' }),
  'expenses.pay': ({ spent: { toPay } }) => ({ ...toPay, method: 'transfer' }),
  'expenses.reverse': ({ spent: { toReverse } }) => ({ ...toReverse, reason: 'Only tried' }),
  // About a patient or about a booking.
  'tasks.create': r => ({ title: 'Order paper', ...assigned(r), patientId: r.patient.id }),
  'tasks.update': r => ({ ...taskToChange(r), ...assigned(r), patientId: r.patient.id }),
  // A member has it, or a facility.
  'complianceRecords.create': r => ({ kind: 'training', title: 'First aid', ...heldBy(r) }),
  'complianceRecords.update': r => ({ ...complianceToChange(r), ...heldBy(r) }),
  'complianceRecords.list': heldBy,
  'listExports.complianceRecords': heldBy,
  // Takes either a password or a code.
  'session.confirm': () => ({ password: PASSWORD }),
  // Answers at no clinic's door, and at its own whoever has e-mail and password, of whichever clinic.
  'session.signInAtApex': () => ({ email: 'nobody@nowhere.test', password: PASSWORD }),
  // A request is answered once, so each answer needs one of its own; and only what is live can be ended.
  'support.decline': r => ({ id: r.trashed['support-grants']?.id }),
  'support.end': r => ({ id: r.live['support-grants']?.id }),
};

const proving = ({ live }: Records) => ({ complianceRecordId: live['compliance-records']?.id });
const spending = ({ live }: Records) => ({ expenseId: live.expenses?.id });

/** Further inputs of calls that take one id or another, but never two of them. */
export const otherInputs: Record<string, ((r: Records) => unknown)[]> = {
  'attachments.begin': [proving, spending].map(owner => r => ({
    ...{ ...owner(r), name: 'Only tried.txt', size: 1 },
  })),
  'attachments.list': [proving, spending],
  'tasks.create': [r => ({ title: 'Order paper', bookingId: r.booking.id })],
  'tasks.update': [r => ({ ...taskToChange(r), patientId: null, bookingId: r.booking.id })],
  'complianceRecords.create': [r => ({ kind: 'inspection', title: 'Fire', facilityId: r.links.facilityId })],
  'complianceRecords.update': [
    r => ({ ...complianceToChange(r), userId: null, facilityId: r.links.facilityId }),
  ],
  'complianceRecords.list': [r => ({ facilityId: r.links.facilityId })],
  'listExports.complianceRecords': [r => ({ facilityId: r.links.facilityId })],
};

/** What the fields of these names take, where the name alone does not say it. */
export const namedFields: Record<string, (r: Records) => unknown> = {
  actorId: r => r.ownerId,
  answersId: r => r.live['request-comments']?.id,
  assigneeId: r => r.links.practitionerId,
  belowItemId: r => r.live['task-items']?.id,
  belowTaskId: r => r.live.tasks?.id,
  currentPassword: () => PASSWORD,
  email: r => r.clinic.ownerEmail,
  requestId: r => r.live['service-requests']?.id,
  entityId: r => r.patient.id,
  mergedId: r => r.spare.patients?.id,
  otherId: r => r.spare.patients?.id,
  incidentId: r => r.live['health-events']?.id,
  lastEventId: () => 'from before the last start',
  // Refused, because it is the password already; a change would sign everybody else out.
  newPassword: () => PASSWORD,
  password: () => PASSWORD,
  // Long ago, so that it is shown.
  publishesAt: () => '2020-01-01T08:00:00.000Z',
  practitionerId: r => r.links.practitionerId,
  practitionerIds: r => r.links.practitionerId,
  slug: r => r.clinic.slug,
  subjectId: r => r.links.practitionerId,
  successorId: r => r.links.practitionerId,
  token: r => r.invitationToken,
  // Public, and named by its address, so that nobody needs a name server; no job runs that would send there.
  url: () => 'https://192.0.43.8/medflow',
};
