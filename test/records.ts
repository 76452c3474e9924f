import type { inferRouterInputs } from '@trpc/server';
import { facilityFields, patientFields, serviceFields, userFields } from '../server/demo/factories.ts';
import type { AppRouter } from '../server/router.ts';
import { admit, as, bookable, faker, member, PASSWORD, slot } from './world.ts';

/** A clinic that holds at least one of each record: in use, to spare, and in the trash. */
export const records = async () => {
  const { clinic, caller, links, service, patient: admitted } = await bookable();
  const { practitionerId, facilityId } = links;
  const { id, version } = admitted;
  const patient = await caller.patients.update({ id, version, practitionerId, facilityId });
  await caller.patients.get({ id });
  await caller.patients.get({ id });
  const booking = await caller.bookings.book({ ...links, startsAt: slot(9) });
  await caller.bookings.book({ ...links, startsAt: slot(10) });
  const staff = async () => caller.users.get({ id: (await member(clinic, 'staff')).id });
  const more = async () => ({
    facility: await caller.facilities.create(facilityFields(faker)),
    service: await caller.services.create(serviceFields(faker)),
    patient: await admit(clinic, { practitionerId, facilityId }),
    user: await staff(),
  });
  const [spare, trashed] = [await more(), await more()];
  await caller.facilities.trash(versionOf(trashed.facility));
  await caller.services.trash(versionOf(trashed.service));
  await caller.patients.trash(versionOf(trashed.patient));
  await caller.users.trash(versionOf(trashed.user));
  const settings = await caller.settings.get();
  const ownerId = (await caller.session.current()).user.id;
  return {
    clinic,
    links,
    patient,
    service,
    booking,
    spare,
    trashed,
    settings,
    ownerId,
    ...{ practitionerId, facilityId },
  };
};
export type Records = Awaited<ReturnType<typeof records>>;

const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const hours = (r: Records) => [{ facilityId: r.facilityId, weekday: 1, from: '08:00', to: '12:00' }];
const span = { startsAt: slot(14), endsAt: slot(15) };
const dates = { from: '2031-01-06', to: '2031-01-08' };

type Inputs = inferRouterInputs<AppRouter>;
type InputTable = {
  [Feature in keyof Inputs]: {
    [Name in keyof Inputs[Feature]]: (r: Records) => Inputs[Feature][Name];
  };
};

/** Valid input for each procedure, every optional id included; a procedure that is missing here breaks the types and the tests. */
const table: InputTable = {
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
  dashboard: { figures: () => undefined },
  facilities: {
    list: () => ({}),
    get: r => ({ id: r.facilityId }),
    create: () => facilityFields(faker),
    update: r => ({ ...versionOf(r.spare.facility), address: 'Round the corner' }),
    trash: r => versionOf(r.spare.facility),
    restore: r => ({ id: r.trashed.facility.id }),
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
  session: {
    frontDoor: () => undefined,
    signIn: r => ({ email: r.clinic.ownerEmail, password: PASSWORD }),
    signOut: () => undefined,
    current: () => undefined,
  },
  settings: {
    get: () => undefined,
    update: r => ({ version: r.settings.version, slotMinutes: 20 }),
  },
  users: {
    list: () => ({}),
    get: r => ({ id: r.practitionerId }),
    create: () => userFields(faker),
    update: r => ({ ...versionOf(r.spare.user), title: 'Dr.' }),
    trash: r => versionOf(r.spare.user),
    restore: r => ({ id: r.trashed.user.id }),
  },
};

/** Valid input for the procedure at this path; throws when the table above lacks it. */
export const inputFor = (path: string, of: Records): unknown => {
  const make: unknown = path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), table);
  if (typeof make !== 'function')
    throw new Error(`${path} has no input in test/records.ts, so nothing would be proved of it.`);
  return make(of);
};

/** Calls the procedure at this path. */
export const call = (
  caller: Awaited<ReturnType<typeof as>>,
  path: string,
  input: unknown,
): Promise<unknown> => {
  const procedure = path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), caller);
  return (procedure as (input: unknown) => Promise<unknown>)(input);
};

/** What the caller gets to see, whichever way it went. */
export const answerTo = async (
  ...asked: Parameters<typeof call>
): Promise<{ code: string; answer: unknown }> => {
  try {
    return { code: 'OK', answer: await call(...asked) };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, answer: message };
  }
};
