import {
  facilityFields,
  patientFields,
  serviceFields,
  userFields,
} from '../../../demo/factories/factories.ts';
import { faker, PASSWORD, slot } from './fixture.ts';
import { type Records, versionOf } from './records.ts';

const hours = (r: Records) => [{ facilityId: r.facilityId, weekday: 1, from: '08:00', to: '12:00' }];
const span = { startsAt: slot(14), endsAt: slot(15) };
const dates = { from: '2031-01-06', to: '2031-01-08' };

const usedPasskey = { id: 'x', clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' };

type InputTable = Record<string, Record<string, (r: Records) => unknown>>;

/** Valid input for each procedure, every optional id included; a procedure that is missing here breaks the tests. */
const table: InputTable = {
  account: {
    // Refused, because it is the password already; a change would sign everybody else out.
    changePassword: () => ({ currentPassword: PASSWORD, newPassword: PASSWORD }),
    requestReset: r => ({ email: r.clinic.ownerEmail }),
    // Refused, because it is a common one, and the token is given back.
    reset: r => ({ token: r.resetToken, password: 'password1234' }),
  },
  audit: {
    search: r => ({ entityId: r.patient.id, actorId: r.ownerId }),
    timeline: r => ({ entity: 'Patient', id: r.patient.id }),
  },
  availability: {
    week: r => ({ practitionerId: r.practitionerId }),
    replaceWeek: r => ({ practitionerId: r.practitionerId, hours: hours(r) }),
  },
  bookings: {
    list: ({ links: { serviceId: _, ...links } }) => ({ ...links, from: slot(0), to: slot(23) }),
    get: r => ({ id: r.booking.id }),
    freeSlots: ({ links: { patientId: _, ...links } }) => ({ ...links, ...dates }),
    book: r => ({ ...r.links, startsAt: slot(11) }),
    confirm: r => versionOf(r.booking),
    checkIn: r => versionOf(r.booking),
    begin: r => versionOf(r.booking),
    complete: r => versionOf(r.booking),
    markNoShow: r => versionOf(r.booking),
    cancel: r => ({ ...versionOf(r.booking), reason: 'The patient is ill.' }),
    move: ({ booking, practitionerId, facilityId }) => ({
      ...{ ...versionOf(booking), ...span, practitionerId, facilityId },
    }),
  },
  clinic: {
    profile: () => undefined,
    onboarding: () => undefined,
    consequences: () => ({ timeZone: 'Asia/Kathmandu', currency: 'NPR' }),
    changeProfile: () => ({ phone: '+49 30 123456' }),
    rotateSecret: () => undefined,
  },
  exports: {
    tables: () => undefined,
    part: () => ({ table: 'patients' }),
  },
  dashboard: { figures: () => undefined },
  facilities: {
    list: () => ({}),
    get: r => ({ id: r.facilityId }),
    create: () => facilityFields(faker),
    update: r => ({ ...versionOf(r.spare.facility), address: 'Round the corner' }),
    trash: r => versionOf(r.spare.facility),
    restore: r => ({ id: r.trashed.facility.id }),
  },
  invitations: {
    list: () => ({}),
    invite: r => userFields(faker, { facilityIds: [r.facilityId] }),
    resend: r => versionOf(r.spare.invitation),
    revoke: r => versionOf(r.spare.invitation),
    show: r => ({ token: r.invitation.token }),
    accept: r => ({ token: r.invitation.token, password: PASSWORD }),
  },
  mails: {
    list: () => ({}),
    retry: r => ({ id: r.mailId }),
  },
  patients: {
    list: ({ facilityId, practitionerId }) => ({ facilityId, practitionerId }),
    get: r => ({ id: r.patient.id }),
    admit: ({ facilityId, practitionerId }) => ({ ...patientFields(faker), facilityId, practitionerId }),
    update: ({ patient, facilityId, practitionerId }) => ({
      ...{ ...versionOf(patient), facilityId, practitionerId, notes: 'Prefers mornings' },
    }),
    trash: r => versionOf(r.spare.patient),
    restore: r => ({ id: r.trashed.patient.id }),
    timeline: r => ({ id: r.patient.id }),
    whoSaw: r => ({ id: r.patient.id }),
  },
  services: {
    list: () => ({}),
    get: r => ({ id: r.service.id }),
    create: () => serviceFields(faker),
    update: r => ({ ...versionOf(r.spare.service), description: 'As usual' }),
    trash: r => versionOf(r.spare.service),
    restore: r => ({ id: r.trashed.service.id }),
  },
  passkeys: {
    begin: () => undefined,
    add: () => ({ name: 'Laptop', passkey: { id: 'x', clientDataJSON: 'x', attestationObject: 'x' } }),
    rename: r => ({ id: r.passkeyId, name: 'Laptop' }),
    remove: r => ({ id: r.passkeyId }),
  },
  passkeySignIn: {
    begin: () => ({}),
    show: () => ({ passkey: usedPasskey }),
    beginConfirmation: () => undefined,
    confirm: () => ({ passkey: usedPasskey }),
  },
  secondFactor: {
    overview: () => undefined,
    begin: () => undefined,
    confirm: () => ({ code: '000000' }),
    disable: () => undefined,
    renewRecoveryCodes: () => undefined,
  },
  sessions: {
    own: () => undefined,
    end: r => ({ id: r.sessionId }),
    endOthers: () => undefined,
    ofMember: r => ({ id: r.spare.user.id }),
    endOfMember: r => ({ id: r.spare.user.id }),
  },
  session: {
    showCode: () => ({ challenge: 'x'.repeat(43), code: '000000' }),
    confirm: () => ({ password: PASSWORD }),
    frontDoor: () => undefined,
    signIn: r => ({ email: r.clinic.ownerEmail, password: PASSWORD }),
    signOut: () => undefined,
    current: () => undefined,
    // Answers at no clinic's door, and at its own whoever has e-mail and password, of whichever clinic.
    signInAtApex: () => ({ email: 'nobody@nowhere.test', password: PASSWORD }),
    signOutAtApex: () => undefined,
    clinics: () => ({}),
    switch: r => ({ slug: r.clinic.slug }),
    arrive: r => ({ from: `http://${r.clinic.slug}.localhost` }),
    enter: () => ({ ticket: 'nobody was given this one' }),
  },
  settings: {
    get: () => undefined,
    updateOrganization: r => ({ version: r.settings.organization.version, weekStartsOn: 6 }),
    updateBooking: r => ({ version: r.settings.booking.version, slotMinutes: 20 }),
    updateSecurity: r => ({ version: r.settings.security.version, idleMinutes: 90 }),
    updateIntegration: r => ({ version: r.settings.integration.version, apiTokenDays: 400 }),
    updateCommunication: r => ({ version: r.settings.communication.version, footer: 'See you soon.' }),
  },
  support: {
    list: () => ({}),
    live: () => undefined,
    approve: r => ({ id: r.grants.asked }),
    decline: r => ({ id: r.grants.refused }),
    end: r => ({ id: r.grants.live }),
    enter: () => ({ ticket: 'x'.repeat(43) }),
    leave: () => undefined,
  },
  tokens: {
    list: () => ({}),
    create: () => ({ name: 'Laboratory', role: 'staff', scopes: ['patients:read'] }),
    rotate: r => ({ id: r.apiTokens.toRotate.id, overlapHours: 24 }),
    revoke: r => ({ id: r.apiTokens.toRevoke.id }),
  },
  usage: { report: () => undefined },
  users: {
    list: () => ({}),
    get: r => ({ id: r.practitionerId }),
    update: r => ({ ...versionOf(r.spare.user), title: 'Dr.', facilityIds: [r.facilityId] }),
    trash: r => versionOf(r.spare.user),
    restore: r => ({ id: r.trashed.user.id }),
  },
};

/** Valid input for the procedure at this path; throws when the table above lacks it. */
export const inputFor = (path: string, of: Records): unknown => {
  const make: unknown = path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), table);
  if (typeof make !== 'function')
    throw new Error(
      `${path} has no input in server/operations/proof/walk/inputs.ts, so nothing would be proved of it.`,
    );
  return make(of);
};
